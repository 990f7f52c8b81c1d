extension TranslationData {
    /// Cuts examples into minibatches of like length, for little padding, in random order.
    ///
    /// The examples are shuffled and dealt into pools; each pool is sorted by the lengths of
    /// target and source and cut; then all minibatches are shuffled. Within a minibatch, examples
    /// stay sorted, so that its shards need little padding too.
    ///
    /// Source: Sutskever, Vinyals & Le 2014, section 3.4, where minibatches of like length double
    /// the speed.
    /// - Parameters:
    ///   - size: examples in a minibatch; one of them may have fewer.
    ///   - poolSize: minibatches in a pool: the more, the less padding, the fewer, the more mixed.
    public func minibatches(
        of examples: some Collection<Int>, size: Int, poolSize: Int = 64,
        using generator: inout Generator
    ) -> [[Int]] {
        require(poolSize > 0, "minibatches: pools of \(poolSize)")
        let pools = Recurrent.minibatches(
            of: examples.shuffled(using: &generator), size: size * poolSize)
        let batches = pools.flatMap { Recurrent.minibatches(of: byLength($0), size: size) }
        return batches.shuffled(using: &generator)
    }

    /// The shortest first; of equal lengths, in the order given.
    private func byLength(_ examples: [Int]) -> [Int] {
        let places = examples.enumerated().map {
            (targets[$1].count, sources[$1].count, $0)
        }
        return places.sorted(by: <).map { examples[$0.2] }
    }
}
