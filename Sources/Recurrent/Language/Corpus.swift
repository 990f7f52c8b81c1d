/// A text as token indices, with the vocabulary that gives them meaning.
///
/// Source: D2L, section 9.2.
public struct Corpus: Sendable, Equatable {
    /// What one token of a text is.
    public enum Unit: String, Sendable, CaseIterable {
        case characters, words
    }

    public let unit: Unit
    public let vocabulary: Vocabulary
    /// The text, one vocabulary index per token.
    public let indices: [Int32]

    /// - Parameters:
    ///   - text: raw text; only the letters A–Z survive, see ``normalized(_:)``.
    ///   - vocabulary: that of another text, as validation on a second book needs; if nil, its own.
    ///   - minimumFrequency: of a token of its own vocabulary; rarer ones become `<unk>`.
    ///   - name: what an error calls the text, such as its file.
    /// - Throws: ``RecurrentError`` when the text holds no letter.
    public init(
        text: String, unit: Unit = .characters, vocabulary: Vocabulary? = nil,
        minimumFrequency: Int = 1, name: String = "text"
    ) throws {
        let normalized = Self.normalized(text)
        try throwUnless(
            normalized.utf8.contains { $0 != UInt8(ascii: " ") }, name,
            text.isEmpty ? "empty" : "holds no letter from A to Z",
            remedy: "give a text in the Latin alphabet")
        let tokens = Self.split(normalized, unit: unit)
        self.unit = unit
        self.vocabulary =
            vocabulary ?? Vocabulary(tokens: tokens, minimumFrequency: minimumFrequency)
        indices = self.vocabulary.indices(of: tokens)
    }

    /// Reads a text of the reader's own.
    /// - Throws: ``RecurrentError`` when the file cannot be read, is not UTF-8 or holds no letter.
    public init(file path: String, unit: Unit = .characters, minimumFrequency: Int = 1) throws {
        try self.init(
            text: TextFile.text(at: path), unit: unit, minimumFrequency: minimumFrequency,
            name: path)
    }

    /// The indices of a piece of text, such as the beginning that a model is to continue.
    ///
    /// The piece is normalised as the corpus was; one without a letter may give no token at all.
    public func encode(_ text: String) -> [Int32] {
        vocabulary.indices(of: Self.split(Self.normalized(text), unit: unit))
    }

    /// The text of some indices, as `encode` would have read it.
    public func decode(_ indices: some Sequence<Int32>) -> String {
        vocabulary.tokens(at: indices).joined(separator: unit == .words ? " " : "")
    }

    /// The text in lower case, every run of anything but the letters A–Z replaced by one space.
    ///
    /// This is the book's `re.sub('[^A-Za-z]+', ' ', text).lower()`: é and digits go the way of
    /// full stops, and a run at either end leaves its space.
    public static func normalized(_ text: String) -> String {
        let space = UInt8(ascii: " ")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: if bytes.last != space { bytes.append(space) }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func split(_ normalized: String, unit: Unit) -> [String] {
        switch unit {
        case .characters: normalized.map(String.init)
        case .words: normalized.split(separator: " ").map(String.init)
        }
    }
}
