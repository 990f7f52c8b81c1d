import Foundation

extension String {
    /// The text in lower case, as Python has it: Σ becomes ς at the end of a word. Swift's
    /// `lowercased()`, which looks at one character at a time, makes it σ everywhere.
    ///
    /// Source: The Unicode Standard, section 3.13.2, condition Final_Sigma.
    var inLowerCase: String {
        hasCapitalSigma ? lowercased(with: Locale(identifier: "en_US_POSIX")) : lowercased()
    }

    var hasCapitalSigma: Bool {
        utf8.contains(0xCE) && unicodeScalars.contains("\u{3A3}")
    }

    /// In Unicode's composed form, in which equal texts have equal bytes.
    ///
    /// Foundation composes a text that is not in this form yet at less than a megabyte a second, and few
    /// different characters fast.
    var composed: String {
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            // Neither before these nor among marks and currencies are there others than composed ones.
            scalar.value < 0x300 || 0x2002...0x20CF ~= scalar.value
        }
        guard !unicodeScalars.allSatisfy(isPlain) else { return self }
        var forms: [Character: String] = [:]
        return reduce(into: "") { text, character in
            guard !character.unicodeScalars.allSatisfy(isPlain) else {
                return text.append(character)
            }
            let form = forms[character] ?? String(character).precomposedStringWithCanonicalMapping
            forms[character] = form
            text += form
        }
    }
}
