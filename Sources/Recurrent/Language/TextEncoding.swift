import Foundation

/// How a text becomes tokens: which of its letters count, in which units, by which vocabulary.
public struct TextEncoding: Sendable, Equatable {
    /// Which letters of a text survive. The raw value is what `--letters` says.
    public enum Letters: String, Codable, Sendable, CaseIterable {
        /// Those of the book: A–Z.
        case latin = "a-z"
        /// Those of every script, accents included.
        case all
    }

    /// What one token of a text is.
    public enum Unit: String, Codable, Sendable, CaseIterable {
        case characters, words
    }

    public let letters: Letters
    public let unit: Unit
    public let vocabulary: Vocabulary

    public init(letters: Letters, unit: Unit, vocabulary: Vocabulary) {
        (self.letters, self.unit, self.vocabulary) = (letters, unit, vocabulary)
    }

    /// The indices of a piece of text, such as the beginning that a model is to continue.
    ///
    /// The piece is normalised as the corpus was; one without a letter may give no token at all.
    public func encode(_ text: String) -> [Int32] {
        vocabulary.indices(of: Self.tokens(of: text, letters, unit))
    }

    /// The text of some indices, as `encode` would have read it.
    public func decode(_ indices: some Sequence<Int32>) -> String {
        vocabulary.tokens(at: indices).joined(separator: unit == .words ? " " : "")
    }

    /// Whether there is a text for each token that is encoded as this token.
    var canGiveVocabulary: Bool {
        vocabulary.tokens.allSatisfy { token in
            token == Vocabulary.unknown || Self.tokens(of: token, letters, unit) == [token]
        }
    }

    static func tokens(of text: String, _ letters: Letters, _ unit: Unit) -> [String] {
        let normalized = letters.normalized(text)
        return switch unit {
        case .characters: normalized.map(String.init)
        case .words: normalized.split(separator: " ").map(String.init)
        }
    }
}

extension TextEncoding.Letters {
    /// The text in lower case, every run of anything but letters replaced by one space.
    ///
    /// For ``latin`` this is the book's `re.sub('[^A-Za-z]+', ' ', text).lower()`: é and digits go
    /// the way of full stops, and a run at either end leaves its space. For ``all`` a letter is what
    /// Unicode calls one, with its accents, however they were typed.
    public func normalized(_ text: String) -> String {
        self == .latin ? latin(text) : every(text)
    }

    private func latin(_ text: String) -> String {
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

    private func every(_ text: String) -> String {
        var result = ""
        for character in text.inLowerCase.composed {
            if character.isLetter && character.standsAlone {
                result.append(character)
            } else if result.last != " ", character != "\u{AD}" {
                result.append(" ")
            }
        }
        return result
    }

    /// What a text without any is said to lack.
    var lack: String {
        self == .latin ? "holds no letter from A to Z" : "holds no letter"
    }
}

extension Character {
    /// Whether spaces beside it stay characters of their own: a vowel sign without its consonant, as at
    /// the beginning of a line, would become one with the space before it.
    fileprivate var standsAlone: Bool {
        isASCII || !unicodeScalars.contains(" ") && " \(self) ".count == 3
    }
}
