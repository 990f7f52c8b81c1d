import Foundation

/// A seeded source of random numbers: xoshiro256++ (Blackman & Vigna 2021), its state filled by SplitMix64.
///
/// The same seed gives the same numbers on every machine. There is no global generator: whatever
/// draws takes one `using: &generator`, so a run is a function of its seed.
public struct Generator: RandomNumberGenerator, Sendable, Equatable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    public init(seed: UInt64) {
        var mixer = seed
        func next() -> UInt64 {
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var z = mixer
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        state = (next(), next(), next(), next())
    }

    public mutating func next() -> UInt64 {
        func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotate(state.0 &+ state.3, 23) &+ state.0
        let t = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= t
        state.3 = rotate(state.3, 45)
        return result
    }

    /// A new generator whose numbers are independent of those still to come from this one.
    public mutating func split() -> Generator { Generator(seed: next()) }

    /// The generator of one of several places that draw: independent of those of other indices and
    /// of this one, which it leaves as it is.
    public func stream(_ index: Int) -> Generator {
        var copy = self
        return Generator(seed: copy.next() ^ (UInt64(index) + 1) &* 0xD1B5_4A32_D192_ED03)
    }

    /// A number drawn uniformly from [0, 1).
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number drawn from the standard normal distribution, by Box and Muller's transform.
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }

    /// An index drawn with probability proportional to its weight.
    /// - Precondition: weights are finite and not negative, and one is positive.
    public mutating func index(weights: some Collection<Double>) -> Int {
        var remaining = uniform() * weights.reduce(0, +)
        var last = 0
        for (index, weight) in weights.enumerated() where weight > 0 {
            if remaining < weight { return index }
            remaining -= weight
            last = index
        }
        return last
    }

    public static func == (a: Generator, b: Generator) -> Bool { a.state == b.state }
}

extension Generator: Codable {
    /// From the four words of the state.
    public init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.singleValueContainer()
        let words = try container.decode([UInt64].self)
        guard words.count == 4, words.contains(where: { $0 != 0 }) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a generator's state is four words, not all zero")
        }
        state = (words[0], words[1], words[2], words[3])
    }

    public func encode(to encoder: any Swift.Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([state.0, state.1, state.2, state.3])
    }
}
