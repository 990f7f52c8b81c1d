/// A text as token indices, with the encoding that gives them meaning.
///
/// Source: D2L, section 9.2.
public struct Corpus: Sendable, Equatable {
    public let encoding: TextEncoding
    /// The text, one vocabulary index per token.
    public let indices: [Int32]

    public var vocabulary: Vocabulary { encoding.vocabulary }

    /// - Parameters:
    ///   - text: raw text, of which the letters survive, in lower case.
    ///   - vocabulary: that of another text, as validation on a second book needs; if nil, its own.
    ///   - minimumFrequency: of a token of its own vocabulary; rarer ones become `<unk>`.
    ///   - name: what an error calls the text, such as its file.
    /// - Throws: ``RecurrentError`` when the text holds no letter.
    public init(
        text: String, letters: TextEncoding.Letters = .latin,
        unit: TextEncoding.Unit = .characters, vocabulary: Vocabulary? = nil,
        minimumFrequency: Int = 1, name: String = "text"
    ) throws {
        let tokens = TextEncoding.tokens(of: text, letters, unit)
        try throwUnless(
            tokens.contains { $0 != " " }, name, text.isEmpty ? "empty" : letters.lack,
            remedy: letters == .latin
                ? "give a text in the Latin alphabet, or keep every letter with --letters all"
                : "give a text of words")
        encoding = TextEncoding(
            letters: letters, unit: unit,
            vocabulary: vocabulary
                ?? Vocabulary(tokens: tokens, minimumFrequency: minimumFrequency))
        indices = encoding.vocabulary.indices(of: tokens)
    }

    /// A text that is encoded already.
    /// - Precondition: the vocabulary has every index.
    public init(encoding: TextEncoding, indices: [Int32]) {
        let range = 0..<Int32(encoding.vocabulary.count)
        require(indices.allSatisfy(range.contains), "Corpus: an index beyond the vocabulary")
        (self.encoding, self.indices) = (encoding, indices)
    }

    /// Reads a text of the reader's own.
    /// - Throws: ``RecurrentError`` when the file cannot be read, is not UTF-8 or holds no letter.
    public init(
        file path: String, letters: TextEncoding.Letters = .latin,
        unit: TextEncoding.Unit = .characters, minimumFrequency: Int = 1
    ) throws {
        try self.init(
            text: TextFile.text(at: path), letters: letters, unit: unit,
            minimumFrequency: minimumFrequency, name: path)
    }

    /// The indices of a piece of text, see ``TextEncoding/encode(_:)``.
    public func encode(_ text: String) -> [Int32] { encoding.encode(text) }

    /// The text of some indices, as `encode` would have read it.
    public func decode(_ indices: some Sequence<Int32>) -> String { encoding.decode(indices) }

    /// A beginning for a model of this text to continue: the usual one if the text holds it, else
    /// the text's own first words.
    public func beginning(usual: String) -> String {
        let wanted = encode(usual)
        let known = !wanted.contains(Int32(vocabulary.unknownIndex))
        if known, indices.firstRange(of: wanted) != nil { return usual }
        if encoding.unit == .words { return decode(indices.prefix(2)) }
        let words = decode(indices.prefix(40)).split(separator: " ").prefix(2)
        return String(words.joined(separator: " ").prefix(12))
    }
}
