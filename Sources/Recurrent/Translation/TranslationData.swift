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

    /// - Parameters:
    ///   - parts: the pairs to train on, to validate on and to test on, by their numbers.
    ///   - keepsEnd: whether a sequence that is cut keeps its `<eos>`.
    ///   - knownCount: how many examples, from the first, make the vocabularies.
    init(
        _ text: ParallelText, parts: [[Int]], stepCount: Int? = nil, maximumLength: Int,
        minimumFrequency: Int, keepsEnd: Bool, knownCount: Int
    ) {
        (self.text, self.stepCount, self.maximumLength) = (text, stepCount, maximumLength)
        pairNumbers = Array(parts.joined())
        let starts = [0, parts[0].count, parts[0].count + parts[1].count]
        let examples = zip(starts, parts).map { Array($0..<$0 + $1.count) }
        (training, validation, test) = (examples[0], examples[1], examples[2])
        let sides = [\SentencePair.source, \.target].map { side in
            parts.joined().map { number -> [String] in
                let tokens = text.pairs[number][keyPath: side]
                return keepsEnd
                    ? tokens.prefix(maximumLength - 1) + [Vocabulary.end]
                    : Array((tokens + [Vocabulary.end]).prefix(maximumLength))
            }
        }
        let reserved = [Vocabulary.reservedForSource, Vocabulary.reservedForTarget]
        let known = zip(sides, reserved).map {
            Vocabulary(
                tokens: $0.prefix(knownCount).joined(), minimumFrequency: minimumFrequency,
                reserved: $1)
        }
        vocabularies = TranslationVocabularies(
            normalization: text.normalization, source: known[0], target: known[1])
        sources = sides[0].map(known[0].indices)
        targets = sides[1].map(known[1].indices)
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
