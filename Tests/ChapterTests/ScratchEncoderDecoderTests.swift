import Foundation
import Testing

@testable import EncoderDecoder
@testable import Recurrent

@Suite struct ScratchEncoderDecoderTests {
    private let data: TranslationData
    private var random = Generator(seed: 3)

    init() throws {
        let sequences = randomSequences(
            of: ["a", "b", "c", "d"], lengths: 2...5, ofEach: 10, using: &random)
        let pairs = sequences.map { SentencePair(source: $0, target: $0.reversed()) }
        data = try TranslationData(
            splitting: ParallelText(pairs: pairs), minimumFrequency: 1, using: &random)
    }

    @Test mutating func `what is built from scratch computes what the library's model does`() {
        let batch = data.batch(data.training)
        #expect(Set(batch.sourceLengths).count > 1)
        let (v, w) = (data.sourceVocabulary.count, data.targetVocabulary.count)
        let library = Seq2Seq(
            plain(5), sourceVocabularySize: v, targetVocabularySize: w, using: &random)
        let scratch = scratchModel(data, 32, 5, using: &random)
            .with(parameters: library.parameters)
        let comparison = Comparison(scratch, library, on: batch)
        let size = scratch.loss(batch).sum.item
        #expect(comparison.state < 1e-5)
        #expect(comparison.loss < 1e-5 * size)
        #expect(comparison.gradient < 1e-4 * size)
    }

    @Test mutating func `and it computes what PyTorch's lines do`() throws {
        let read = try TorchLines("10.6-EncoderDecoder/ScratchEncoder")
        let encoder = try ScratchEncoder(7, 5, 5, using: &random)
            .with(pyTorchState: read.parameters, place: "scratch.json")
        read.expectSame(encoder(read.tokens, validLengths: [6, 2, 4], noise: nil))

        let written = try TorchLines("10.6-EncoderDecoder/ScratchDecoder")
        let state = try #require(written.parameters["state"])
        let weights = written.parameters.filter { $0.key != "state" }
        let decoder = try ScratchDecoder(7, 5, 5, using: &random)
            .with(pyTorchState: weights, place: "scratch.json")
        let hidden = decoder(written.tokens, from: state, noise: nil).outputs
        written.expectSame(decoder.logits(hidden))

        let counted = try TorchLines("10.6-EncoderDecoder/BagEncoder")
        let bag = try BagEncoder(linear: Linear(7, 5, using: &random))
            .with(pyTorchState: counted.parameters, place: "scratch.json")
        counted.expectSame(bag(counted.tokens, validLengths: [6, 2, 4], noise: nil))
    }

    @Test mutating func `attention from scratch finds what PyTorch's lines do`() throws {
        let lines = try TorchLines("10.6-EncoderDecoder/attend")
        let (K, named) = (lines.inputs, lines.parameters)
        let q = try #require(named["q"])
        let drawn = Attention(
            .additive, querySize: 5, keySize: 5, hiddenSize: 5, using: &random)
        var learned = try #require(drawn.additive)
        learned.queryWeight = try #require(named["Wq"])
        learned.keyWeight = try #require(named["Wk"])
        learned.scoreWeight = try #require(named["w"])
        let scores = [dotScores(q, K), additiveScores(q, K, learned)]
        lines.expectSame(.stacked(scores.map { attend($0, to: K) }))
    }

    @Test
    mutating func `attention from scratch finds what the library's does, and a mean does not`() {
        let batch = data.batch(data.training.prefix(4))
        let model = Seq2Seq(
            plain(5), sourceVocabularySize: data.sourceVocabulary.count,
            targetVocabularySize: data.targetVocabulary.count, using: &random)
        for score in Attention.Score.allCases {
            func difference(_ scores: (Tensor, Tensor, Attention.AdditiveScore?) -> Tensor) -> Float
            {
                greatestDifference(score, in: model, on: batch, seed: 1) { q, K, learned in
                    attend(scores(q, K, learned), to: K)
                }
            }
            let found = difference { q, K, learned in
                learned.map { additiveScores(q, K, $0) } ?? dotScores(q, K)
            }
            #expect(found < 1e-6)
            #expect(difference { _, K, _ in Tensor(zeros: [1, K.shape[0]]) } > 1e-3)
        }
    }

    @Test mutating func `where a model looks is a mean over the longest sources`() throws {
        var configuration = plain(5)
        #expect(try looks(configuration) == nil)
        configuration.attention = .additive
        let looks = try #require(try looks(configuration))
        #expect(looks.count == 6)
        for row in looks { #expect(row.count == 6 && abs(row.reduce(0, +) - 1) < 1e-5) }
    }

    private mutating func looks(_ configuration: Seq2SeqConfiguration) throws -> [[Double]]? {
        Practised(
            translator: Translator(configuration, data.vocabularies, using: &random), data: data
        ).looks
    }

    /// Notes 10.7.2.
    @Test mutating func `the context is the same to the bit whatever follows, and how much`() {
        let model = scratchModel(data, 4, 5, using: &random)
        let sources: [[Int32]] = [[4, 5, 6, 0], [6, 5, 4, 0], [4, 4, 4, 0]]
        let bare = context(model.encoder, sources, lengths: [4, 4, 4])
        for pad: Int32 in [0, 1, 6] {
            for count in 1...20 {
                let padded = sources.map { $0 + [Int32](repeating: pad, count: count) }
                #expect(context(model.encoder, padded, lengths: [4, 4, 4]) == bare)
                #expect(context(model.encoder, padded, lengths: nil) != bare)
            }
        }
    }

    private func context<Source: Recurrent.Encoder>(
        _ encoder: Source, _ sources: [[Int32]], lengths: [Int]?
    ) -> Tensor where Source.Encoding == Tensor {
        return encoder(Tokens(sources, padding: 0), validLengths: lengths)
    }

    @Test mutating func `step by step the decoder computes what it does in one go`() {
        let model = scratchModel(data, 4, 5, using: &random)
        let batch = data.batch(data.training.prefix(3))
        let start = model.read(
            batch.source, validLengths: batch.sourceLengths)
        let atOnce = model.decoder(batch.inputs, from: start)
        var state = start
        for (step, hidden) in atOnce.outputs.unstacked().enumerated() {
            state = model.decoder(batch.inputs.step(step), from: state).state
            #expect(state == hidden)
        }
        #expect(state == atOnce.state)
    }

    @Test mutating func `an encoder that counts knows what there is, and not in which order`() {
        let bag = BagEncoder(linear: Linear(7, 5, using: &random))
        let one = context(bag, [[4, 5, 5, 6, 0]], lengths: [5])
        #expect(context(bag, [[5, 6, 0, 4, 5]], lengths: [5]) == one)
        #expect(context(bag, [[4, 5, 5, 6, 0, 1, 1]], lengths: [5]) == one)
        #expect(context(bag, [[4, 5, 6, 6, 0]], lengths: [5]) != one)
        #expect(context(bag, [[4, 5, 6, 0]], lengths: [4]) != one)
    }

    @Test func `who knows the letters but not their order has their arrangements to choose from`() {
        #expect(leastLossOfABag([["a", "a", "a"]]) == 0)
        #expect(abs(leastLossOfABag([["a", "b"]]) - log(2.0) / 3) < 1e-12)
        // abb has 3 arrangements; with two <eos> the two have 8 tokens.
        let both = leastLossOfABag([["a", "b", "b"], ["c", "c", "c"]])
        #expect(abs(both - log(3.0) / 8) < 1e-12)
    }

    @Test func `a sequence is right if every token is, and no more is written`() {
        let targets: [[Int32]] = [[3, 4, 2], [5, 2], [6, 2], [7, 2]]
        let accuracy = Accuracy([[3, 4, 2], [5, 5, 2], [2], [6, 2]], targets)
        #expect(accuracy.sequences == 0.25)
        #expect(abs(accuracy.tokens - 5.0 / 9) < 1e-12)
        #expect(accuracy.ends == 0.5)
    }

    @Test mutating func `what is right is a share of a length's sequences, or a mean over lengths`()
        throws
    {
        let practised = Practised(
            translator: Translator(plain(5), data.vocabularies, using: &random), data: data)
        let outcome = try LetterOutcome(practised)
        #expect(outcome.lengths == practised.byLength.map(\.length))
        #expect(outcome.examples.count == outcome.lengths.count { $0 % 3 == 0 })
        #expect(outcome.trainingCount == data.training.count)
        var sum = 0.0
        for (length, examples) in practised.byLength {
            let share = try practised.accuracy(on: examples).tokens
            #expect(outcome.right(\.tokens, length: length) == 100 * share)
            sum += share
        }
        let mean = sum / Double(outcome.lengths.count)
        #expect(abs(outcome.right(\.tokens) - 100 * mean) < 1e-9)
    }

    @Test func `padding goes behind every sequence`() {
        let padded = Tokens([[3, 4, 2], [5, 6, 2]], padding: 0).padded(2, with: 7)
        #expect(padded == Tokens([[3, 4, 2, 7, 7], [5, 6, 2, 7, 7]], padding: 0))
    }

    @Test mutating func `sequences are different, and there are as many of each length`() {
        let sequences = randomSequences(
            of: ["a", "b", "c"], lengths: 2...4, ofEach: 9, using: &random)
        #expect(Set(sequences).count == 27)
        #expect(sequences.map(\.count) == [2, 3, 4].flatMap { [Int](repeating: $0, count: 9) })
        // Of 2 letters out of 3 there are no more than 9.
        #expect(Set(sequences.joined()) == ["a", "b", "c"])
    }

    @Test mutating func `the target of a sum is its total`() {
        for pair in randomSums(below: 100, count: 200, using: &random) {
            let numbers = pair.source.joined().split(separator: "+").compactMap { Int($0) }
            #expect(numbers.count == 2 && numbers.allSatisfy { 0..<100 ~= $0 })
            #expect(Int(pair.target.joined()) == numbers.reduce(0, +))
        }
    }
}
