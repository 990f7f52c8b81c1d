import Foundation
import Testing

@testable import Recurrent

/// Laws that hold on every table, tried on random ones, 300 a seed.
@Suite struct SearchPropertyTests {
    /// A random table, a space of a few thousand sequences at most, a normalisation.
    struct Case {
        let model: TableModel
        var space: SearchSpace
        var normalisation: LengthNormalisation
        var start: NextTokens<[[Int32]]> { model.start() }

        init(_ number: Int, limits: Bool = false, using generator: inout Generator) {
            let size = Int.random(in: 2...5, using: &generator)
            let ends = generator.uniform() < 0.8
            let end: Int32? = ends ? Int32.random(in: 0..<Int32(size), using: &generator) : nil
            model = .random(
                seed: generator.next(), vocabularySize: size, end: end,
                zeros: number % 2 == 0 ? 0 : 0.2)
            // Of 5 tokens and 6 steps some, but most smaller, so that there is time for many.
            let longest = number % 10 == 0 ? 6 : 4
            space = SearchSpace(maxLength: Int.random(in: 1...longest, using: &generator))
            let alpha = 2 * generator.uniform()
            normalisation = [.none, .power(alpha), .gnmt(alpha)][number % 3]
            if limits {
                space.minLength = Int.random(in: 1...space.maxLength, using: &generator)
                let tokens = (0..<Int32(size)).filter { $0 != end }
                if size > 3 { space.banned = [tokens.randomElement(using: &generator)!] }
                if generator.uniform() < 0.5 {
                    space.prefix = [tokens.randomElement(using: &generator)!]
                }
            }
        }

        func exhaustive(bestCount: Int = 1) throws -> SearchResult {
            try ExhaustiveSearch(
                within: space, normalisation: normalisation, bestCount: bestCount)(
                    model, from: start)[0]
        }
        func exact(bestCount: Int = 1) throws -> SearchResult {
            try ExactSearch(within: space, normalisation: normalisation, bestCount: bestCount)(
                model, from: start)[0]
        }
        func beam(
            _ size: Int, _ stopping: BeamSearch.Stopping = .bound, bestCount: Int = 1
        ) throws -> SearchResult {
            try BeamSearch(
                size: size, within: space, normalisation: normalisation, stopping: stopping,
                bestCount: bestCount)(model, from: start)[0]
        }
        var count: Int {
            Int(space.sequenceCount(vocabularySize: model.vocabularySize, end: model.end))
        }
    }

    /// One table in four with limits, if not said otherwise; some limits leave no sequence.
    private func forEachCase(
        seed: Int, limits: Bool? = nil, _ body: (Case) throws -> Void
    ) throws {
        var generator = Generator(seed: UInt64(seed))
        for number in 0..<300 {
            let limits = limits ?? (number % 4 == 3)
            try body(Case(number, limits: limits, using: &generator))
        }
    }

    private func same(_ a: [Hypothesis], _ b: [Hypothesis]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0.score - $1.score) < 1e-9 }
    }

    @Test(arguments: 1...10)
    func `exact search finds what exhaustive search finds`(_ seed: Int) throws {
        try forEachCase(seed: seed) { it in
            let bestCount = 1 + it.model.vocabularySize % 3
            guard let all = try? it.exhaustive(bestCount: bestCount) else {
                #expect(throws: RecurrentError.self) { try it.exact() }
                return
            }
            let exact = try it.exact(bestCount: bestCount)
            #expect(exact.isProven && same(exact.hypotheses, all.hypotheses))
        }
    }

    @Test func `exact search tries fewer sequences than there are`() throws {
        var (exact, exhaustive) = (0, 0)
        try forEachCase(seed: 11, limits: false) { it in
            exact += try it.exact().cost.rows
            exhaustive += try it.exhaustive().cost.rows
        }
        #expect(2 * exact < exhaustive)
    }

    @Test(arguments: 1...10)
    func `a beam of one is greedy search, whatever else is asked`(_ seed: Int) throws {
        try forEachCase(seed: seed, limits: false) { it in
            let greedy = try Sampler.greedy(within: it.space)(it.model, from: it.start)[0]
            for stopping in [.first, .all, .bound] as [BeamSearch.Stopping] {
                let beam = try it.beam(1, stopping)
                #expect(beam.best.tokens == greedy.best.tokens && beam.cost == greedy.cost)
                #expect(beam.best.logProbability == greedy.best.logProbability)
            }
        }
    }

    /// k = V^(T−1), as D2L exercise 10.8.1 asks.
    @Test(arguments: 1...10)
    func `a beam wide enough is exhaustive search`(_ seed: Int) throws {
        try forEachCase(seed: seed) { it in
            let power = pow(Double(it.model.vocabularySize), Double(it.space.maxLength - 1))
            let (size, bestCount) = (Int(power), min(Int(power), 3))
            guard let all = try? it.exhaustive(bestCount: bestCount) else { return }
            #expect(same(try it.beam(size, bestCount: bestCount).hypotheses, all.hypotheses))
            // Beams wider than the vocabulary, or than all there is, are no different.
            if size < 100 {
                let wider = try it.beam(3 * size + 7, bestCount: bestCount)
                #expect(same(wider.hypotheses, all.hypotheses))
            }
        }
    }

    @Test(arguments: 1...10)
    func `no search beats exact search, and all list what is distinct and in order`(
        _ seed: Int
    ) throws {
        try forEachCase(seed: seed) { it in
            guard let exact = try? it.exact() else { return }
            for size in 1...4 {
                guard let beam = try? it.beam(size, bestCount: size) else { continue }
                let found = beam.hypotheses
                #expect(beam.best.score <= exact.best.score + 1e-9)
                #expect(Set(found.map(\.tokens)).count == found.count)
                #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
                for hypothesis in found {
                    expectIn(it.space, hypothesis, end: it.model.end)
                    let own = try it.model.logProbabilities(
                        of: [hypothesis.tokens], from: it.start)[0]
                    #expect(abs(own.reduce(0, +) - hypothesis.logProbability) < 1e-12)
                }
            }
        }
    }

    private func expectIn(_ space: SearchSpace, _ hypothesis: Hypothesis, end: Int32?) {
        let tokens = hypothesis.tokens
        #expect(tokens.count <= space.maxLength && tokens.starts(with: space.prefix))
        #expect(hypothesis.hasEnded ? tokens.last == end : tokens.count == space.maxLength)
        #expect(!hypothesis.hasEnded || tokens.count >= space.minLength)
        #expect(!hypothesis.text.contains { $0 == end })
        #expect(space.banned.isDisjoint(with: tokens.dropFirst(space.prefix.count)))
    }

    @Test(arguments: 1...10)
    func `stopping at the bound finds what never stopping finds, in no more steps`(
        _ seed: Int
    ) throws {
        var saved = 0
        try forEachCase(seed: seed, limits: false) { it in
            for size in 1...4 {
                let early = try it.beam(size, .bound, bestCount: size)
                let late = try it.beam(size, .finished(patience: 1e9), bestCount: size)
                #expect(early.hypotheses == late.hypotheses)
                #expect(early.cost.rows <= late.cost.rows)
                saved += late.cost.rows - early.cost.rows
            }
        }
        #expect(saved > 0)
    }

    /// Expects lengths, each for a larger α than the one before, never to fall, and often to grow.
    private func expectGrowth(seed: Int, of lengths: (Case) throws -> [[Int]]) throws {
        var grew = 0
        try forEachCase(seed: seed, limits: false) { it in
            for lengths in try lengths(it) {
                #expect(lengths == lengths.sorted())
                grew += lengths[0] < lengths[5] ? 1 : 0
            }
        }
        #expect(grew > 100)
    }

    private let alphas = [0, 0.3, 0.75, 1, 2, 5]

    /// A larger α favours what is longer; the book's text says the contrary of its own formula.
    @Test(arguments: 1...3)
    func `of the same candidates a larger α never picks a shorter one`(_ seed: Int) throws {
        try expectGrowth(seed: seed) { it in
            let all = try it.exhaustive(bestCount: 60).hypotheses
            func score(_ hypothesis: Hypothesis, by normalisation: LengthNormalisation) -> Double {
                normalisation.score(
                    logProbability: hypothesis.logProbability, length: hypothesis.tokens.count)
            }
            return [LengthNormalisation.power, LengthNormalisation.gnmt].map { kind in
                alphas.map { alpha in
                    all.max { score($0, by: kind(alpha)) < score($1, by: kind(alpha)) }!
                        .tokens.count
                }
            }
        }
    }

    /// A beam prunes by ln P alone, so what it sets aside is the same for every α if nothing stops it;
    /// stopping at the bound finds the best of that.
    @Test(arguments: 1...3)
    func `with a larger α a beam never finds a shorter one`(_ seed: Int) throws {
        try expectGrowth(seed: seed) { it in
            try (2...4).map { size in
                try alphas.map { alpha in
                    var it = it
                    it.normalisation = .power(alpha)
                    return try it.beam(size).best.tokens.count
                }
            }
        }
    }

    @Test func `the probabilities of all sequences add up to one`() throws {
        try forEachCase(seed: 4, limits: false) { it in
            let all = try it.exhaustive(bestCount: it.count).hypotheses
            let total = all.reduce(0) { $0 + exp($1.logProbability) }
            #expect(abs(total - 1) < 1e-5)
        }
    }

    @Test func `as many sequences are tried as are counted`() throws {
        try forEachCase(seed: 5, limits: true) { it in
            let positive = TableModel.random(
                seed: 1, vocabularySize: it.model.vocabularySize, end: it.model.end, zeros: 0)
            let search = ExhaustiveSearch(within: it.space, bestCount: max(1, it.count))
            let found = (try? search(positive, from: positive.start())[0].hypotheses.count) ?? 0
            #expect(found == it.count)
        }
    }

    @Test(arguments: 1...5)
    func `sentences side by side find what each finds alone`(_ seed: Int) throws {
        try forEachCase(seed: seed, limits: false) { it in
            let size = Int32(it.model.vocabularySize)
            let prefixes = (0..<7).map { [$0 % size, ($0 + $0 / size) % size, 0] }
            let all = it.model.start(after: prefixes)
            let beam = BeamSearch(
                size: 3, within: it.space, normalisation: it.normalisation, bestCount: 2)
            let exact = ExactSearch(within: it.space, normalisation: it.normalisation)
            let greedy = Sampler.greedy(within: it.space)
            let together = (
                try beam(it.model, from: all), try exact(it.model, from: all),
                try greedy(it.model, from: all)
            )
            for (row, prefix) in prefixes.enumerated() {
                let one = it.model.start(after: [prefix])
                #expect(try beam(it.model, from: one) == [together.0[row]])
                #expect(try exact(it.model, from: one) == [together.1[row]])
                #expect(try greedy(it.model, from: one) == [together.2[row]])
            }
        }
    }
}
