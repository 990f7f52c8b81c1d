/// What a translator reads and writes: how text is cut into tokens, and the tokens it knows.
public struct TranslationVocabularies: Sendable, Equatable {
    public let normalization: Normalization
    /// With `<pad>`, `<eos>` and `<unk>`.
    public let source: Vocabulary
    /// With `<pad>`, `<bos>`, `<eos>` and `<unk>`.
    public let target: Vocabulary

    /// The index of `<pad>` in the source vocabulary.
    public var sourcePadding: Int32 { Int32(source[Vocabulary.padding]) }
    /// The index of `<pad>` in the target vocabulary.
    public var targetPadding: Int32 { Int32(target[Vocabulary.padding]) }
    /// The index of `<bos>` in the target vocabulary.
    public var start: Int32 { Int32(target[Vocabulary.start]) }
    /// The index of `<eos>` in the target vocabulary.
    public var end: Int32 { Int32(target[Vocabulary.end]) }

    /// - Precondition: both vocabularies have `<pad>` and `<eos>`, the target's `<bos>` too.
    public init(normalization: Normalization, source: Vocabulary, target: Vocabulary) {
        for (vocabulary, tokens) in [
            (source, Vocabulary.reservedForSource), (target, Vocabulary.reservedForTarget),
        ] {
            for token in tokens {
                require(vocabulary.contains(token), "a vocabulary without \(token)")
            }
        }
        (self.normalization, self.source, self.target) = (normalization, source, target)
    }
}

extension TranslationVocabularies {
    /// A sentence of the reader's.
    public struct Encoded: Sendable, Equatable {
        public let tokens: [String]
        /// In indices of the vocabulary, `<eos>` at their end.
        public let indices: [Int32]
        /// The tokens that the vocabulary does not have, or has for itself: `<eos>` in a text is a
        /// word like any other.
        public let unknown: [String]
    }

    /// The tokens of a sentence to translate, normalised as the text was.
    public func encode(_ sentence: String) -> Encoded { encode(sentence, in: source) }

    /// The tokens of a translation, likewise.
    public func encode(target sentence: String) -> Encoded { encode(sentence, in: target) }

    private func encode(_ sentence: String, in vocabulary: Vocabulary) -> Encoded {
        let tokens = normalization.tokens(of: sentence)
        func isUnknown(_ token: String) -> Bool {
            Vocabulary.reservedForTarget.contains(token) || !vocabulary.contains(token)
        }
        let known = tokens.map { isUnknown($0) ? Vocabulary.unknown : $0 }
        return Encoded(
            tokens: tokens, indices: vocabulary.indices(of: known + [Vocabulary.end]),
            unknown: tokens.filter(isUnknown))
    }

    /// The words of a target, up to its `<eos>`.
    public func decode(_ target: some Sequence<Int32>) -> [String] {
        self.target.words(of: target)
    }

    /// The words of a source, up to its `<eos>`.
    public func decode(source: some Sequence<Int32>) -> [String] {
        self.source.words(of: source)
    }
}

extension Vocabulary {
    public static let padding = "<pad>"
    public static let start = "<bos>"
    public static let end = "<eos>"
    static let reservedForSource = [padding, end]
    /// Also what no text to be translated may hold.
    static let reservedForTarget = [padding, start, end]

    fileprivate func words(of sentence: some Sequence<Int32>) -> [String] {
        Array(tokens(at: sentence).prefix { $0 != Self.end })
    }
}
