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
}
