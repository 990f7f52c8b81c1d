import Course
import Testing

@testable import Recurrent
@testable import Seq2Seq

@Suite struct ScratchSeq2SeqTests {
    /// Three pairs of different lengths, 0 the padding.
    private let batch = TranslationBatch(
        source: Tokens([[3, 1, 4, 2], [5, 2], [1, 6, 2]], padding: 0),
        sourceLengths: [4, 2, 3],
        inputs: Tokens([[1, 4, 2], [1, 3, 3, 5], [1, 5, 4, 2]], padding: 0),
        targets: Tokens([[4, 2], [3, 3, 5, 2], [5, 4, 2]], padding: 0),
        targetLengths: [2, 4, 3])

    /// The same sums in another order: a few units in the last place of numbers of order one.
    @Test func `from scratch the model is the library's, values and gradients`() {
        var generator = Generator(seed: 7)
        let library = Recurrent.Seq2Seq(
            Seq2SeqConfiguration(size: 5, dropout: 0), sourceVocabularySize: 7,
            targetVocabularySize: 6, using: &generator)
        let scratch = ScratchSeq2Seq(
            layerCount: 2, size: 5, sourceSize: 7, targetSize: 6, using: &generator
        ).with(parameters: library.parameters)
        let one = valueAndGradient(at: library) { library in
            let loss = library.loss(batch)
            return loss.sum / Tensor(Float(loss.count))
        }
        let other = valueAndGradient(at: scratch) { scratch in
            maskedLoss(
                scratch.scores(batch, start: 1), batch.targets,
                validLengths: batch.targetLengths)
        }
        #expect(abs(one.value - other.value) < 1e-5)
        #expect(one.gradient.parameters.count == other.gradient.parameters.count)
        for (a, b) in zip(one.gradient.parameters, other.gradient.parameters) {
            #expect(largestDifference(a, b) < 1e-5)
        }
    }

    @Test func `and it computes what PyTorch's lines do`() throws {
        var generator = Generator(seed: 1)
        let drawn = ScratchSeq2Seq(
            layerCount: 2, size: 5, sourceSize: 7, targetSize: 7, using: &generator)
        let read = try TorchLines("10.7-Seq2Seq/ScratchEncoder")
        let encoder = try drawn.encoder.with(pyTorchState: read.parameters, place: "scratch.json")
        read.expectSame(.stacked(encoder(read.tokens, validLengths: [6, 2, 4])))

        let written = try TorchLines("10.7-Seq2Seq/ScratchDecoder")
        let states = try #require(written.parameters["states"]).unstacked()
        let weights = written.parameters.filter { $0.key != "states" }
        let decoder = try drawn.decoder.with(pyTorchState: weights, place: "scratch.json")
        written.expectSame(decoder(written.tokens, from: states, context: states[1]).scores)
    }

    @Test func `a decoder refuses the states of an encoder with other units, and says why`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent])
        {
            var generator = Generator(seed: 7)
            func model(size: Int) -> ScratchSeq2Seq {
                ScratchSeq2Seq(
                    layerCount: 1, size: size, sourceSize: 7, targetSize: 6, using: &generator)
            }
            let states = model(size: 4).encoder(Tokens([[3, 2]], padding: 0), validLengths: [2])
            _ = model(size: 5).decoder(
                Tokens([[1, 4]], padding: 0), from: states, context: states[0])
        }
        let says = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(says.contains("inner sizes 9 and 10 differ"), "\(says)")
    }

    @Test func `padding does not change what is encoded from scratch`() {
        var generator = Generator(seed: 7)
        let scratch = ScratchSeq2Seq(
            layerCount: 2, size: 5, sourceSize: 7, targetSize: 6, using: &generator)
        let encoded = [[5, 2], [5, 2, 4, 4, 1]].map {
            scratch.encoder(Tokens([$0], padding: 0), validLengths: [2])
        }
        #expect(encoded[0] == encoded[1])
    }

    @Test func `the book's BLEU from scratch is the library's`() {
        let label = ["A", "B", "C", "D", "E", "F"]
        for predicted in [["A", "B", "B", "C", "D"], [], ["A"], ["F", "E"], label, label + label] {
            for order in 1...7 {
                let theirs = sentenceBLEU(predicted, label: label, maximumOrder: order)
                #expect(abs(bleu(predicted, label, k: order) - theirs) < 1e-12)
            }
        }
    }

    /// Tied, a token's row of the embedding learns from being read and from being written.
    @Test func `a tied decoder scores a token by the likeness of its vector`() {
        var generator = Generator(seed: 7)
        let model = Recurrent.Seq2Seq(
            Seq2SeqConfiguration(size: 4), sourceVocabularySize: 7, targetVocabularySize: 6,
            using: &generator)
        let tied = TiedDecoder(model.decoder)
        let table = tied.inner.embedding.weight
        let row = Tensor([0.5, -1, 2, 0.25], shape: [1, 4])
        let scores = tied.logits(row)
        for token in 0..<6 {
            let likeness = (0..<4).reduce(Float(0)) { $0 + row[0, $1] * table[token, $1] } / 2
            #expect(abs(scores[0, token] - likeness) < 1e-5)
        }
        #expect(tied.parameterCount == model.decoder.parameterCount - 4 * 6)
    }
}
