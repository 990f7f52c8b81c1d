import Course
import Notebook
import Recurrent

/// What the book's choice of pairs can and cannot show.
struct BookFacts: Codable {
    /// Training and validation pairs.
    let pairs: [Int]
    /// Training pairs with the source of another.
    let sharedSources: Int
    let distinctSources: Int
    /// Validation pairs whose source is trained on.
    let knownValidationSources: Int
    /// The least possible training loss, in nats a token.
    let leastLoss: Double
    /// The share of training targets that a decoder can reproduce which gives
    /// a source one target.
    let reproducible: Double
    /// Tokens a sequence, `<eos>` included.
    let training, validation: Side
    /// Tokens in the vocabularies, source and target, and how many there would
    /// be without the validation pairs.
    let vocabularies, trainingVocabularies: [Int]
    /// Where each of the sentences stands that the book tries its translator on.
    let places: [String]
    /// How many of these sentences are trained on.
    let trainedOn: Int

    static let sentences = ["Go.", "I lost.", "He's calm.", "I'm home."]

    struct Side: Codable {
        let meanSourceLength, meanTargetLength: Double
        /// The share of target tokens that are `<unk>`.
        let unknown: Double

        init(_ examples: [Int], of data: TranslationData) {
            let batch = data.batch(examples)
            let (tokens, n) = (
                Double(batch.targetLengths.reduce(0, +)), Double(examples.count)
            )
            let unknownIndex = Int32(data.targetVocabulary.unknownIndex)
            meanSourceLength = Double(batch.sourceLengths.reduce(0, +)) / n
            meanTargetLength = tokens / n
            unknown =
                Double(batch.targets.indices.count { $0 == unknownIndex })
                / tokens
        }
    }

    init(_ data: TranslationData, of text: ParallelText) {
        pairs = [data.training.count, data.validation.count]
        let sources = data.training.map { data.pair($0).source }
        let counts = sources.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        sharedSources = sources.count { counts[$0, default: 0] > 1 }
        distinctSources = counts.count
        knownValidationSources = data.validation.count {
            counts[data.pair($0).source] != nil
        }
        let floor = data.irreducibleLoss(of: data.training)
        (leastLoss, reproducible) = (floor.loss, floor.reproducible)
        training = Side(data.training, of: data)
        validation = Side(data.validation, of: data)
        vocabularies = [data.sourceVocabulary, data.targetVocabulary]
            .map(\.count)
        let pairs = data.training.map(data.pair)
        trainingVocabularies = [
            (pairs.map(\.source), [Vocabulary.padding]),
            (pairs.map(\.target), [Vocabulary.padding, Vocabulary.start]),
        ].map { sentences, reserved in
            Vocabulary(
                tokens: sentences.flatMap { $0 + [Vocabulary.end] },
                minimumFrequency: 2, reserved: reserved
            ).count
        }
        places = BookFacts.sentences.map { place(of: $0, in: data, text) }
        trainedOn = places.count { $0.hasSuffix("to train on") }
    }
}

/// Where a source sentence stands in a text: `line 50, to train on`.
func place(of sentence: String, in data: TranslationData, _ text: ParallelText)
    -> String
{
    let tokens = data.vocabularies.encode(sentence).tokens
    guard let pair = text.pairs.firstIndex(where: { $0.source == tokens })
    else { return "nowhere in the text" }
    let use =
        data.training.contains(pair)
        ? "to train on"
        : data.validation.contains(pair) ? "to validate on" : "not used"
    return "line \(text.lines[pair]), \(use)"
}
