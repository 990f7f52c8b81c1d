/// How BLEU cuts a text into tokens. The raw value is sacreBLEU's name.
public enum BLEUTokenization: String, Sendable, CaseIterable {
    /// At white space only.
    case none
    /// As `mteval-v13a.pl` of the WMT evaluations: punctuation stands alone, except the apostrophe,
    /// a hyphen after anything but a digit, and a full stop or comma between digits.
    case mteval13a = "13a"

    /// The tokens of a text, the very code points that sacreBLEU finds.
    public func tokens(_ text: String) -> [String] {
        var scalars = Array(text.unicodeScalars)
        if self == .mteval13a {
            while scalars.last?.isWhiteSpace == true { scalars.removeLast() }
            scalars = unescaped(scalars)
            scalars = [" "] + scalars + [" "]
            scalars = scalars.flatMap { $0.isSymbol ? [" ", $0, " "] : [$0] }
            scalars.replacePairs { !$0.isDigit && $1.isPoint ? [$0, " ", $1, " "] : nil }
            scalars.replacePairs { $0.isPoint && !$1.isDigit ? [" ", $0, " ", $1] : nil }
            scalars.replacePairs { $0.isDigit && $1 == "-" ? [$0, " ", $1, " "] : nil }
        }
        return scalars.split(whereSeparator: \.isWhiteSpace).map { token in
            var string = String.UnicodeScalarView()
            string.append(contentsOf: token)
            return String(string)
        }
    }

    /// Joins lines and turns four entities of SGML back into characters, one after the other.
    private func unescaped(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let replacements = [
            ("<skipped>", ""), ("-\n", ""), ("\n", " "),
            ("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"),
        ]
        return replacements.reduce(scalars) {
            $0.replacing(Array($1.0.unicodeScalars), with: Array($1.1.unicodeScalars))
        }
    }
}

extension [Unicode.Scalar] {
    /// Replaces pairs of neighbours from left to right; what belongs to a pair that was replaced
    /// is in no other.
    fileprivate mutating func replacePairs(
        _ replacement: (Unicode.Scalar, Unicode.Scalar) -> [Unicode.Scalar]?
    ) {
        var result: Self = []
        var index = 0
        while index < count {
            if index + 1 < count, let pair = replacement(self[index], self[index + 1]) {
                result += pair
                index += 2
            } else {
                result.append(self[index])
                index += 1
            }
        }
        self = result
    }
}

extension Unicode.Scalar {
    /// What always stands alone: ASCII punctuation and symbols without ' , - and the full stop.
    fileprivate var isSymbol: Bool {
        switch self {
        case "!"..."&", "("..."+", "/", ":"..."@", "["..."`", "{"..."~": true
        default: false
        }
    }

    fileprivate var isDigit: Bool { "0"..."9" ~= self }
    fileprivate var isPoint: Bool { self == "." || self == "," }

    /// Python's notion: Unicode's, and the four ASCII separators.
    fileprivate var isWhiteSpace: Bool {
        properties.isWhitespace || "\u{1C}"..."\u{1F}" ~= self
    }
}
