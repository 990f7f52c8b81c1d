/// Sentence pairs as token indices, shared out between training, validation and test.
///
/// Each sequence ends in `<eos>`, unless it was cut there as the book does.
///
/// Source: D2L, section 10.5.
public struct TranslationData: Sendable {
    /// Where the pairs come from; all of it, also what was left out for its length.
    public let text: ParallelText
    public let vocabularies: TranslationVocabularies
    /// For each example, the number of its pair in `text.pairs`.
    public let pairNumbers: [Int]
    /// Each example's source, in indices of `sourceVocabulary`.
    public let sources: [[Int32]]
    /// Each example's target, in indices of `targetVocabulary`.
    public let targets: [[Int32]]
    /// The examples to train on.
    public let training: [Int]
    public let validation: [Int]
    public let test: [Int]
    /// The number of steps that every sequence is padded to; if nil, that of the longest beside it.
    public let stepCount: Int?
    /// The most tokens of a sequence, `<eos>` included.
    public let maximumLength: Int

    init(_ split: TranslationSplit) {
        text = split.text
        (training, validation, test) = (split.training, split.validation, split.test)
        (stepCount, maximumLength) = (split.stepCount, split.maximumLength)
        pairNumbers = split.pairNumbers
        vocabularies = TranslationVocabularies(
            normalization: text.normalization,
            source: split.vocabulary(\.source, reserved: Vocabulary.reservedForSource),
            target: split.vocabulary(\.target, reserved: Vocabulary.reservedForTarget))
        sources = split.sequences(\.source).map(vocabularies.source.indices)
        targets = split.sequences(\.target).map(vocabularies.target.indices)
    }

    public var sourceVocabulary: Vocabulary { vocabularies.source }
    public var targetVocabulary: Vocabulary { vocabularies.target }

    /// An example's sentences before rare words and long ends were lost.
    public func pair(_ example: Int) -> SentencePair { text.pairs[pairNumbers[example]] }

    /// Examples side by side, in this order.
    public func batch(_ examples: some Collection<Int>) -> TranslationBatch {
        let sources = examples.map { self.sources[$0] }
        let targets = examples.map { self.targets[$0] }
        let written = Tokens(targets, padding: vocabularies.targetPadding, stepCount: stepCount)
        let starts = [Int32](repeating: vocabularies.start, count: targets.count)
        return TranslationBatch(
            source: Tokens(sources, padding: vocabularies.sourcePadding, stepCount: stepCount),
            sourceLengths: sources.map(\.count),
            inputs: Tokens(
                stepCount: written.stepCount, batchSize: written.batchSize,
                indices: starts + written.indices.dropLast(starts.count)),
            targets: written, targetLengths: targets.map(\.count))
    }
}

extension TranslationData {
    /// A source sentence with every translation of it that there is.
    public struct Query: Sendable, Equatable {
        public let source: [String]
        /// The first example that asks it.
        public let example: Int
        /// In the order of the text; among them those too long to be examples.
        public let references: [[String]]
    }

    /// The distinct source sentences of some examples, in order of first appearance.
    /// - Complexity: O(pairs of the whole text).
    public func queries(_ examples: some Collection<Int>) -> [Query] {
        var references: [[String]: [[String]]] = [:]
        for example in examples { references[pair(example).source] = [] }
        for pair in text.pairs { references[pair.source]?.append(pair.target) }
        return examples.compactMap { example in
            let source = pair(example).source
            return references.removeValue(forKey: source).map {
                Query(source: source, example: example, references: $0)
            }
        }
    }
}
