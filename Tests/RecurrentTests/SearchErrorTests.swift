import Testing

@testable import Recurrent

/// What cannot be searched is said in one line that a command line can print.
@Suite struct SearchErrorTests {
    private static let model = TableModel.bookFirst
    private static func space(
        _ maxLength: Int = 4, min: Int = 1, banned: Set<Int32> = [], prefix: [Int32] = []
    ) -> SearchSpace {
        SearchSpace(minLength: min, maxLength: maxLength, banned: banned, prefix: prefix)
    }
    @Sendable private static func greedy(_ space: SearchSpace) throws {
        _ = try Sampler.greedy(within: space)(model, from: model.start())
    }
    private static func raw(_ logits: Float...) -> RawModel {
        RawModel(vocabularySize: logits.count, end: nil) { $0.isEmpty ? [0, 0] : logits }
    }
    @Sendable private static func beam(_ model: RawModel) throws {
        _ = try BeamSearch(size: 2, within: space())(model, from: model.start())
    }
    private static let noDistribution =
        "token 2: its logits give no distribution: one is NaN or +∞, or all are −∞"
    private static let deadEnd =
        "search space: no token may follow: all that it allows have probability zero"

    static let impossible: [Mistake] = [
        Mistake("beam size 0: not at least 1") {
            try BeamSearch(size: 0, within: space()).validate()
        },
        Mistake("6 best hypotheses: a beam of 5 has fewer") {
            try BeamSearch(size: 5, within: space(), bestCount: 6).validate()
        },
        Mistake("0 best hypotheses: not at least 1") {
            try ExhaustiveSearch(within: space(), bestCount: 0).validate()
        },
        Mistake("α = -0.5: not a number from 0 to 50") {
            try BeamSearch(size: 5, within: space(), normalisation: .power(-0.5)).validate()
        },
        Mistake("α = 300.0: not a number from 0 to 50") {
            try BeamSearch(
                size: 1, within: SearchSpace(maxLength: 11), normalisation: .power(300)
            ).validate()
        },
        Mistake("α = nan: not a number from 0 to 50") {
            try ExactSearch(within: space(), normalisation: .gnmt(.nan)).validate()
        },
        Mistake("patience 0.0: not above 0") {
            try BeamSearch(size: 5, within: space(), stopping: .finished(patience: 0)).validate()
        },
        Mistake("row limit 0: not at least 1") {
            try ExactSearch(within: space(), rowLimit: 0).validate()
        },
        Mistake("maximum length 0: not at least 1") { try greedy(space(0)) },
        Mistake("minimum length 0: not at least 1") { try greedy(space(min: 0)) },
        Mistake("minimum length 5: above the maximum length 4") {
            try greedy(space(min: 5))
        },
        Mistake("forced prefix: 2 tokens, the maximum length is 1") {
            try greedy(space(1, prefix: [0, 1]))
        },
        Mistake("forced prefix: it holds 3, the token that ends a sequence") {
            try greedy(space(prefix: [0, 3]))
        },
        Mistake("token 4: banned or forced, but outside a vocabulary of 4") {
            try greedy(space(banned: [1, 4]))
        },
        Mistake("token -1: outside a vocabulary of 4") {
            try model.logProbabilities(of: [[0, -1]], from: model.start())
        },
        Mistake("top-p 1.5: not above 0 and at most 1") {
            var generator = Generator(seed: 1)
            _ = try Sampler(temperature: 1, topP: 1.5, within: space())(
                model, from: model.start(), using: &generator)
        },
        Mistake("top-k 0: not at least 1") {
            try Sampler(temperature: 1, topK: 0, within: space()).validate()
        },
        Mistake("temperature nan: not a number of at least 0") {
            try Sampler(temperature: .nan, within: space()).validate()
        },
        Mistake(noDistribution) { try beam(raw(0, .nan)) },
        Mistake(noDistribution) { try beam(raw(0, .infinity)) },
        Mistake(noDistribution) { try beam(raw(-.infinity, -.infinity)) },
        Mistake(deadEnd) { try greedy(space(banned: [0, 1, 2, 3])) },
        Mistake(deadEnd) {
            try ExactSearch(within: space(banned: [0, 1, 2, 3]))(model, from: model.start())
        },
        // Probability zero at the fourth step, forced.
        Mistake(deadEnd) { try greedy(space(prefix: [0, 0, 0, 0])) },
    ]

    @Test(arguments: impossible)
    func `what cannot be is said in a line, with a remedy`(_ it: Mistake) throws {
        let error = try #require(throws: RecurrentError.self) { try it.make() }
        #expect("\(error.place): \(error.problem)" == it.message)
        #expect(!error.remedy.isEmpty && !error.description.contains("\n"))
    }
}
