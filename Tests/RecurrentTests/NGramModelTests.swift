import Foundation
import Recurrent
import Testing

@Suite struct NGramModelTests {
    /// "a b a" over V = 3, worked by hand with D = 0.5: the unigrams are
    /// P(a) = 1.5/3 + 1/3·1/3 = 11/18, P(b) = 5/18, P(c) = 2/18; after a comes only b:
    /// P(b | a) = 0.5 + 0.5·5/18 and P(a | a) = 0.5·11/18.
    @Test func `a case worked by hand`() {
        let model = NGramModel(
            order: 2, indices: [0, 1, 0], vocabularySize: 3, discount: 0.5)
        let afterA = model.probabilities(after: [0])
        for (found, expected) in zip(afterA, [11.0 / 36, 1.0 / 2 + 5.0 / 36, 1.0 / 18]) {
            #expect(abs(found - expected) < 1e-15)
        }
        for (found, expected) in zip(model.probabilities(after: []), [11.0, 5, 2]) {
            #expect(abs(found - expected / 18) < 1e-15)
        }
        #expect(model.probabilities(after: [2]) == model.probabilities(after: []))
    }

    @Test(arguments: 1...5)
    func `probabilities sum to one after any context`(_ order: Int) {
        var generator = Generator(seed: UInt64(order))
        let text = (0..<500).map { _ in Int32(generator.index(weights: [4, 3, 2, 1, 0])) }
        let model = NGramModel(order: order, indices: text, vocabularySize: 5)
        for length in 0...6 {
            for _ in 0..<50 {
                let context = (0..<length).map { _ in Int32.random(in: 0..<5, using: &generator) }
                let sum = model.probabilities(after: context).reduce(0, +)
                #expect(abs(sum - 1) < 1e-12)
            }
        }
    }

    @Test func `one probability is the entry of all probabilities`() {
        var generator = Generator(seed: 9)
        let text = (0..<300).map { _ in Int32.random(in: 0..<4, using: &generator) }
        let model = NGramModel(order: 3, indices: text[..<200], vocabularySize: 4)
        for position in text.indices {
            let all = model.probabilities(after: text[..<position])
            let one = model.probability(at: position, in: text)
            #expect(abs(all[Int(text[position])] - one) < 1e-12)
        }
    }

    @Test func `contexts of many tokens among many have no numbers`() {
        #expect(NGramModel.isPossible(order: 5, vocabularySize: 65_535))
        #expect(!NGramModel.isPossible(order: 5, vocabularySize: 65_536))
        #expect(NGramModel.isPossible(order: 4, vocabularySize: 65_536))
    }

    @Test func `without a text every token is as likely as any other`() {
        let model = NGramModel(order: 3, indices: [], vocabularySize: 28)
        #expect(abs(model.perplexity(of: [3, 1, 4, 1, 5], at: 0..<5) - 28) < 1e-10)
    }

    @Test func `without discount a unigram's perplexity is that of the frequencies`() {
        let text: [Int32] = [0, 0, 0, 1]
        let model = NGramModel(order: 1, indices: text, vocabularySize: 2, discount: 0)
        let entropy = -0.75 * log(0.75) - 0.25 * log(0.25)
        #expect(abs(model.perplexity(of: text, at: 0..<4) - exp(entropy)) < 1e-12)
    }

    @Test func `a discount of one leaves a text of distinct tokens uniform`() {
        let model = NGramModel(order: 2, indices: [0, 1, 2], vocabularySize: 4, discount: 1)
        #expect(model.probabilities(after: [0]).allSatisfy { abs($0 - 0.25) < 1e-15 })
    }

    /// No theorem, since a discount can cost more than a context tells: a text with structure.
    @Test func `a longer context predicts the training text better`() throws {
        var generator = Generator(seed: 4)
        let corpus = try Corpus(text: Grammar.text(sentenceCount: 300, using: &generator))
        let perplexities = (1...6).map { order in
            NGramModel(
                order: order, indices: corpus.indices, vocabularySize: corpus.vocabulary.count
            ).perplexity(of: corpus.indices, at: corpus.indices.indices)
        }
        #expect(zip(perplexities, perplexities.dropFirst()).allSatisfy { $0 > $1 })
    }

    /// Found by a second program too. Training: the first 10,000 characters, where windows start
    /// (over all 10,032 the third and fourth are 5.27 and 3.24); validation: the 5,000 characters
    /// that no training window holds.
    @Test(
        .enabled(if: Book.isHere),
        arguments: [
            (1, 17.07, 16.67), (2, 9.49, 9.55), (3, 5.26, 6.62), (4, 3.23, 5.51), (5, 2.29, 5.47),
        ])
    func `perplexities on The Time Machine`(_ expected: (Int, Double, Double)) throws {
        let corpus = try Book.corpus()
        let windows = try Windows(corpus)
        let model = NGramModel(
            order: expected.0, indices: corpus.indices[windows.trainingTokens],
            vocabularySize: corpus.vocabulary.count)
        let training = model.perplexity(of: corpus.indices, at: windows.training)
        let validation = model.perplexity(of: corpus.indices, at: windows.validationTokens)
        #expect(abs(training - expected.1) < 0.005)
        #expect(abs(validation - expected.2) < 0.005)
    }
}
