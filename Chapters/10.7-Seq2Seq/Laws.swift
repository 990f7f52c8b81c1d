import Course
import Foundation
import Notebook
import Recurrent

/// What encoder and decoder are to each other, whatever their weights: of a pair
/// drawn at random (10.7.2, 10.7.3).
func lawsOfTheTwo() -> [Claim] {
    var random = Generator(seed: 0)
    let model = ScratchSeq2Seq(
        layerCount: 2, size: 8, sourceSize: 12, targetSize: 10, using: &random)
    let (encoder, decoder) = (model.encoder, model.decoder)
    func differ(_ a: Tensor, _ b: Tensor) -> Numbers {
        Numbers(Double(largestDifference(a, b)))
    }
    // Three words and a pad, and the same three words alone.
    let padded = Tokens(stepCount: 4, batchSize: 1, indices: [5, 7, 3, 1])
    let alone = Tokens(stepCount: 3, batchSize: 1, indices: [5, 7, 3])
    let H = encoder(padded, validLengths: [3])
    let context = H[1]
    var state = encoder.cells.map { $0.initialState(batchSize: 1) }
    for X in encoder.embedding(alone).unstacked() {
        state[0] = encoder.cells[0](X, state[0])
        state[1] = encoder.cells[1](state[0], state[1])
    }
    let start = Tokens(stepCount: 1, batchSize: 1, indices: [4])
    let first = decoder(start, from: H, context: context)
    let scores = first.scores.unstacked()[0]
    let Y = Tensor.concatenated([
        decoder.embedding(start).unstacked()[0], context,
    ])
    let bottom = decoder.cells[0](Y, H[0])
    let top = decoder.cells[1](bottom, H[1])
    let other = decoder(start, from: H.map { $0 * 0 }, context: context)
    let total = softmax(scores).scalars.reduce(0) { $0 + Double($1) }
    return [
        Claim(
            "S4", "the context is the top layer's state after the last word",
            differ(context, state[1]) == 0),
        Claim(
            "S5", "the probabilities of all tokens add up to 1",
            Numbers(total - 1).magnitude < 1e-6),
        Claim(
            "S6", "the encoder's last states are the decoder's first",
            differ(first.states[0], bottom) == 0,
            differ(first.scores, other.scores) > 1e-3),
        Claim(
            "S9", "the scores are a fully connected layer of the top state",
            differ(
                scores,
                matmul(top, decoder.dense.weight) + decoder.dense.bias) < 1e-6),
    ]
}

/// How the paper weighs the precisions of n-grams: by hand for the prediction ABBCD
/// of ABCDEF (10.7.8).
func lawOfBLEU() -> Claim {
    let bleu = CorpusBLEU(maximumOrder: 2, tokenization: .none)(
        ["A B B C D"], references: [["A B C D E F"]])
    let paper = Numbers(bleu.score / 100)
    let (brevity, p1, p2) = (exp(1 - 6.0 / 5), 0.8, 0.75)
    let geometric = Numbers(brevity * (p1 * p2).squareRoot())
    let other = Numbers(brevity * p1 * p2.squareRoot())
    return Claim(
        "the paper's BLEU is their geometric mean, not the other product",
        (paper - geometric).magnitude < 1e-9,
        (paper - other).magnitude > 0.01)
}
