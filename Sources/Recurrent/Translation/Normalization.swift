/// How text is made ready to be cut into tokens at its spaces.
///
/// Letters become lower case, no-break spaces (U+00A0, U+202F) spaces, and each of `, . ! ?` gets a
/// space before it unless there is one. Control characters and line separators part tokens as spaces
/// do.
///
/// Source: D2L, section 10.5.1.
public enum Normalization: String, Codable, Sendable, CaseIterable {
    /// To the letter of the book, which takes `j'ai` and `j’ai` for different words.
    case book
    /// Curly apostrophes become straight ones besides, ideographic spaces (U+3000) spaces, and letters
    /// with accents take Unicode's composed form.
    case standard

    /// What parts tokens, in any text, so that none can hold it.
    static let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}"]

    /// - Complexity: O(bytes).
    public func normalized(_ text: String) -> String {
        String(decoding: normalizedBytes(text), as: UTF8.self)
    }

    /// The tokens of a sentence: what stands between the spaces of the normalised text.
    public func tokens(of sentence: String) -> [String] {
        Self.tokens(normalizedBytes(sentence)[...])
    }

    /// Tokens joined as people write them: no space before a point or a comma, nor before `!` or `?`,
    /// and a capital at the start.
    public func detokenized(_ tokens: [String]) -> String {
        let text = tokens.reduce(into: "") { text, token in
            if !text.isEmpty, ![",", ".", "!", "?"].contains(token) { text += " " }
            text += token
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    static func tokens(_ normalized: ArraySlice<UInt8>) -> [String] {
        normalized.split { $0 <= space }.map { String(decoding: $0, as: UTF8.self) }
    }

    func normalizedBytes(_ text: String) -> [UInt8] {
        // Of some letters only the small one has a composed form. In the book's way all but sigmas become
        // lower case character by character.
        var text = self == .standard || text.hasCapitalSigma ? text.inLowerCase : text
        if self == .standard { text = text.composed }
        return text.withUTF8 { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + bytes.count / 8)
            var index = 0
            while index < bytes.count {
                index += append(bytes, at: index, to: &result)
            }
            return result
        }
    }

    /// Appends what becomes of a character, and returns its number of bytes.
    private func append(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to result: inout [UInt8]
    ) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if let last = result.last, last != space { result.append(space) }
            result.append(byte)
        case 0x7F: result.append(space)
        case ..<0x80: result.append(byte)
        default:
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            appendLong(bytes[index..<index + length], to: &result)
            return length
        }
        return 1
    }

    /// Appends what becomes of a character of several bytes; the frequent ones take no detour.
    private func appendLong(
        _ character: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]
    ) {
        let (first, second) = (character[character.startIndex], character[character.startIndex + 1])
        let last = character[character.endIndex - 1]
        switch (first, second, last) {
        case (0xC2, 0x80...0xA0, _), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF):
            result.append(space)
        case (0xE2, 0x80, 0x98...0x99) where self == .standard: result.append(UInt8(ascii: "'"))
        case (0xE3, 0x80, 0x80) where self == .standard: result.append(space)
        case (0xC3, 0x97, _): result.append(contentsOf: character)
        case (0xC3, 0x80...0x9E, _): result += [first, second | 0x20]  // À to Þ
        case (0xC2...0xC3, _, _), (0xE2, 0x80, _): result.append(contentsOf: character)
        default:
            result.append(contentsOf: String(decoding: character, as: UTF8.self).lowercased().utf8)
        }
    }
}

private let space = UInt8(ascii: " ")
