import Testing

@testable import Recurrent

/// What cannot be searched is said in one line that a command line can print.
@Suite struct SearchErrorTests {
    struct Impossible: Sendable, CustomTestStringConvertible {
        let message: String
        let search: @Sendable () throws -> Void
        var testDescription: String { message }

        init(_ message: String, _ search: @escaping @Sendable () throws -> Void) {
            (self.message, self.search) = (message, search)
        }
    }

    private static let model = TableModel.bookFirst
    private static func space(
        _ maxLength: Int = 4, min: Int = 1, banned: Set<Int32> = [], prefix: [Int32] = []
    ) -> SearchSpace {
        SearchSpace(minLength: min, maxLength: maxLength, banned: banned, prefix: prefix)
    }
    @Sendable private static func greedy(_ space: SearchSpace) throws {
        _ = try GreedySearch(within: space)(model, from: model.start())
    }
    private static func raw(_ logits: Float...) -> RawModel {
        RawModel(vocabularySize: logits.count, end: nil) { $0.isEmpty ? [0, 0] : logits }
    }
    @Sendable private static func beam(_ model: RawModel) throws {
        _ = try BeamSearch(size: 2, within: space())(model, from: model.start())
    }
    private static let noDistribution =
        "the logits of token 2 give no distribution: one is NaN or +∞, or all are −∞"
    private static let deadEnd =
        "no token may follow: all that the search space allows have probability zero"

    static let impossible: [Impossible] = [
        Impossible("beam size 0 is not at least 1") {
            try BeamSearch(size: 0, within: space()).validate()
        },
        Impossible("the 6 best hypotheses are asked for, a beam of 5 has fewer") {
            try BeamSearch(size: 5, within: space(), bestCount: 6).validate()
        },
        Impossible("the 0 best hypotheses are asked for, at least 1 is") {
            try ExhaustiveSearch(within: space(), bestCount: 0).validate()
        },
        Impossible("α = -0.5 is not a number of at least 0") {
            try BeamSearch(size: 5, within: space(), normalisation: .power(-0.5)).validate()
        },
        Impossible("α = nan is not a number of at least 0") {
            try ExactSearch(within: space(), normalisation: .gnmt(.nan)).validate()
        },
        Impossible("patience 0.0 is not above 0") {
            try BeamSearch(size: 5, within: space(), stopping: .finished(patience: 0)).validate()
        },
        Impossible("a search of at most 0 rows") {
            try ExactSearch(within: space(), rowLimit: 0).validate()
        },
        Impossible("maximum length 0 is not at least 1") { try greedy(space(0)) },
        Impossible("minimum length 0 is not at least 1") { try greedy(space(min: 0)) },
        Impossible("minimum length 5 is above the maximum length 4") {
            try greedy(space(min: 5))
        },
        Impossible("the forced prefix has 2 tokens, the maximum length is 1") {
            try greedy(space(1, prefix: [0, 1]))
        },
        Impossible("the forced prefix holds 3, the token that ends a sequence") {
            try greedy(space(prefix: [0, 3]))
        },
        Impossible("token 4 is banned or forced but outside a vocabulary of 4") {
            try greedy(space(banned: [1, 4]))
        },
        Impossible("token -1 is outside a vocabulary of 4") {
            _ = try model.logProbabilities(of: [[0, -1]], from: model.start())
        },
        Impossible("sampling: the share 1.5 is not in (0, 1]") {
            var generator = Generator(seed: 1)
            _ = try Sampling(.sampling(temperature: 1, topP: 1.5), within: space())(
                model, from: model.start(), using: &generator)
        },
        Impossible("sampling: the temperature is nan") {
            try Decoding.sampling(temperature: .nan).validate()
        },
        Impossible(noDistribution) { try beam(raw(0, .nan)) },
        Impossible(noDistribution) { try beam(raw(0, .infinity)) },
        Impossible(noDistribution) { try beam(raw(-.infinity, -.infinity)) },
        Impossible(deadEnd) { try greedy(space(banned: [0, 1, 2, 3])) },
        Impossible(deadEnd) {
            _ = try ExactSearch(within: space(banned: [0, 1, 2, 3]))(model, from: model.start())
        },
        // Probability zero at the fourth step, forced.
        Impossible(deadEnd) { try greedy(space(prefix: [0, 0, 0, 0])) },
    ]

    @Test(arguments: impossible)
    func `what cannot be is said in a line`(_ it: Impossible) {
        let error = #expect(throws: SearchError.self) { try it.search() }
        #expect(error?.description == it.message)
        #expect(!it.message.contains("\n"))
    }
}
