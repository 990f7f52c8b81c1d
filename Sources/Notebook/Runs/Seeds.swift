extension Notebook {
    /// The seeds of every experiment: `--seeds` of them, from `--seed` on.
    public var seeds: [UInt64] { (0..<options.seedCount).map { options.seed + UInt64($0) } }

    /// What a caption says of them: `seed 0` or `seeds 0 to 4`.
    public var seedRange: String { Notebook.range(of: seeds) }

    /// The same of any seeds.
    public static func range(of seeds: [UInt64]) -> String {
        seeds.count == 1 ? "seed \(seeds[0])" : "seeds \(seeds[0]) to \(seeds[seeds.count - 1])"
    }
}
