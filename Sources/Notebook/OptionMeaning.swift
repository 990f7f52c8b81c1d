import Foundation
import Recurrent

// What the options that were given come to.

extension Options {
    /// An option that only some chapters have a use for.
    public enum Special: String, Sendable, CaseIterable {
        case text, validation, test, data, letters, words, epochs, hidden, steps, windows, batch,
            layers, dropout
        case learningRate = "learning-rate"
        case full, book, model, save, replace, resume
    }

    /// Those that were given.
    var specials: [Special] {
        let given: [(Special, Bool)] = [
            (.text, text != nil), (.validation, validation != nil), (.test, test != nil),
            (.data, data != nil), (.letters, letters != nil),
            (.words, words), (.epochs, epochs != nil), (.hidden, hidden != nil),
            (.steps, steps != nil), (.windows, windows != nil), (.batch, batch != nil),
            (.layers, layers != nil),
            (.dropout, dropout != nil), (.learningRate, learningRate != nil), (.full, full),
            (.book, book), (.model, model != nil), (.save, save != nil), (.replace, replace),
            (.resume, resume),
        ]
        return given.filter(\.1).map(\.0)
    }

    /// The folder of the figures that go with the text, in the current one.
    static let textsFolder = URL(fileURLWithPath: "Figures", isDirectory: true)

    /// Whether `--figures` names it.
    var namesTextsFolder: Bool {
        figures.map { URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath().path }
            == Self.textsFolder.standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// Whether this is the run that the text describes, rather than an experiment of the reader's:
    /// only such a run may replace the figures in `Figures`.
    package var isAsWritten: Bool {
        text == nil && determining.isEmpty && seed == 0 && seeds == nil && !over
    }

    /// How many seeds an experiment is repeated over: five, or one in a toy run.
    var seedCount: Int { seeds ?? (quick ? 1 : 5) }

    /// The options that change what a run comes to, with their values.
    package var determining: [String: String] {
        let values: [(String, Any?)] = [
            ("quick", quick ? true : nil), ("epochs", epochs), ("hidden", hidden),
            ("learning-rate", learningRate), ("layers", layers), ("dropout", dropout),
            ("book", book ? true : nil), ("model", model),
            ("letters", letters?.rawValue), ("words", words ? true : nil), ("steps", steps),
            ("windows", windows), ("batch", batch),
        ]
        return values.reduce(into: [:]) { options, option in
            if let value = option.1 { options[option.0] = "\(value)" }
        }
    }
}
