import Course
import Foundation
import Notebook
import Recurrent

/// Encoders with the weights they start from, reading the book's pairs.
struct ReadPadding: Codable {
    /// The share of sources whose context is another when the padding up to 9
    /// steps is read as text.
    let changed: Double
    /// How far a context moves, for its norm: the mean over the sources.
    let distance: Double
    /// The largest difference of a context's number when the padding is longer,
    /// 12 steps in place of 9, for an encoder that reads it and one that stops.
    let readingOn, stopping: Double

    init(_ data: TranslationData, seed: UInt64) {
        let sources = data.sources
        func contexts(reading steps: Int?, padding: Int) -> Tensor {
            var configuration = Seq2SeqConfiguration()
            configuration.sourceStepCount = steps
            var random = Generator(seed: seed)
            let encoder = Translator(
                configuration, data.vocabularies, using: &random
            ).model.encoder
            let tokens = Tokens(
                sources, padding: data.vocabularies.sourcePadding,
                stepCount: padding)
            return encoder(
                tokens, validLengths: sources.map(\.count), noise: nil
            ).state.hidden
        }
        let stopped = contexts(reading: nil, padding: 9)
        let read = contexts(reading: 9, padding: 9)
        let size = stopped.shape[1]
        let moves = sources.indices.map { sentence in
            let row = sentence * size..<(sentence + 1) * size
            func norm(_ numbers: [Float]) -> Double {
                numbers.reduce(0) { $0 + Double($1 * $1) }.squareRoot()
            }
            let before = Array(stopped.scalars[row])
            return norm(zip(before, read.scalars[row]).map { $1 - $0 })
                / norm(before)
        }
        changed = Double(moves.count { $0 > 0 }) / Double(moves.count)
        distance = moves.reduce(0, +) / Double(moves.count)
        readingOn = Double(
            largestDifference(read, contexts(reading: 12, padding: 12)))
        stopping = Double(
            largestDifference(stopped, contexts(reading: nil, padding: 12)))
    }
}

/// A layer that takes the minibatch for the sequence: what a step's output
/// depends on.
struct SwappedAxes: Codable {
    /// The largest change of a window's later outputs when its first character
    /// is another, as the layer should read it and with the axes swapped.
    let ownPast, ownPastSwapped: Double
    /// The same of the outputs of the window behind it in the minibatch.
    let neighbour, neighbourSwapped: Double

    init(seed: UInt64) {
        var random = Generator(seed: seed)
        let (steps, windows, size) = (8, 4, 28)
        let layer = GRU(size, 32, using: &random)
        let indices = (0..<steps * windows).map { _ in
            Int32.random(in: 0..<Int32(size), using: &random)
        }
        /// What each window's steps give out: `[windows][steps]`, a row each.
        func outputs(_ indices: [Int32], swapped: Bool) -> [[[Float]]] {
            let (outer, inner) = swapped ? (windows, steps) : (steps, windows)
            let read = (0..<outer * inner).map { place in
                let (first, second) = (place / inner, place % inner)
                return swapped
                    ? indices[second * windows + first]
                    : indices[first * windows + second]
            }
            let X = Tensor.oneHot(
                Tokens(stepCount: outer, batchSize: inner, indices: read),
                size: size)
            let H = layer(X, from: nil, validLengths: nil).outputs.scalars
            return (0..<windows).map { window in
                (0..<steps).map { step in
                    let place =
                        swapped
                        ? window * steps + step : step * windows + window
                    return Array(H[place * 32..<(place + 1) * 32])
                }
            }
        }
        var other = indices
        other[1] = (indices[1] + 1) % Int32(size)  // window 1, first step
        func changes(swapped: Bool) -> (own: Double, neighbour: Double) {
            let (before, after) = (
                outputs(indices, swapped: swapped),
                outputs(other, swapped: swapped)
            )
            func change(_ window: Int, _ steps: Range<Int>) -> Double {
                let pairs = zip(
                    before[window][steps].joined(),
                    after[window][steps].joined()
                )
                return Double(pairs.map { abs($0 - $1) }.max() ?? 0)
            }
            return (change(1, 1..<steps), change(2, 0..<steps))
        }
        (ownPast, neighbour) = changes(swapped: false)
        (ownPastSwapped, neighbourSwapped) = changes(swapped: true)
    }
}

/// The characters of *The Time Machine* as the book shares them out.
struct LanguageSlips: Codable {
    /// Characters that the last training window reads and the first validation
    /// window too.
    let sharedCharacters: Int
    /// The validation perplexity of a 2-gram model: the exponential of the mean
    /// loss, the mean over minibatches of the exponentials, and without the
    /// characters that were trained on.
    let perplexity, meanOfExponentials, withoutShared: Double

    init(_ text: String) throws {
        let corpus = try Corpus(text: text)
        let windows = try Windows(corpus)
        let T = windows.stepCount
        let model = NGramModel(
            order: 2, indices: corpus.indices[windows.trainingTokens],
            vocabularySize: corpus.vocabulary.count)
        let first = windows.validation.lowerBound
        let last = windows.trainingTokens.upperBound
        sharedCharacters = last - first - 1
        let losses = windows.validation.map { start in
            (1...T).map { step in
                -log(model.probability(at: start + step, in: corpus.indices))
            }
        }
        let targets = windows.validation.flatMap { start in
            (1...T).map { start + $0 }
        }
        func mean(_ numbers: some Collection<Double>) -> Double {
            numbers.reduce(0, +) / Double(numbers.count)
        }
        perplexity = exp(mean(losses.flatMap(\.self)))
        let batches = minibatches(of: Array(losses.indices), size: 1024)
        meanOfExponentials = mean(
            batches.map { exp(mean($0.flatMap { losses[$0] })) })
        withoutShared = exp(
            mean(
                zip(losses.joined(), targets).filter { $1 >= last }.map(\.0)))
    }
}

func claims(of outcomes: [ReadPadding]) -> [Claim] {
    let sample = { (number: (ReadPadding) -> Double) in
        Sample(outcomes.map(number))
    }
    return [
        Claim(
            "M1", "every context changes", Numbers(sample(\.changed)) == 1),
        Claim("M1", "by more than its own norm", 1 < sample(\.distance)),
        Claim(
            "M1",
            "it depends on the padding's length, unless the encoder stops",
            Numbers(sample(\.readingOn)) > 0.01,
            Numbers(sample(\.stopping)) == 0),
    ]
}

func claims(of outcomes: [SwappedAxes]) -> [Claim] {
    let numbers = { (number: (SwappedAxes) -> Double) in
        Numbers(Sample(outcomes.map(number)))
    }
    return [
        Claim(
            "as it should be, a window depends on its own past alone",
            numbers(\.ownPast) > 0.001, numbers(\.neighbour) == 0),
        Claim(
            "with the axes swapped on its neighbour alone",
            numbers(\.ownPastSwapped) == 0, numbers(\.neighbourSwapped) > 0.001),
    ]
}

func claims(of slips: LanguageSlips) -> [Claim] {
    let perplexity = Numbers(slips.perplexity)
    return [
        Claim(
            "the book's 9.67 and 9.74 are a 2-gram model's, within 3 %",
            every([9.67, 9.74]) {
                (Numbers($0) / perplexity).lies(in: 0.97...1.03)
            }),
        Claim(
            "31 characters are shared", Numbers(slips.sharedCharacters) == 31),
        Claim(
            "a mean of exponentials is larger, by less than 1 %",
            perplexity < Numbers(slips.meanOfExponentials),
            Numbers(slips.meanOfExponentials) < 1.01 * perplexity),
        Claim(
            "without what was trained on it is the same, within 1 %",
            (Numbers(slips.withoutShared) / perplexity).lies(in: 0.99...1.01)),
    ]
}
