import Foundation

extension Notebook {
    /// Where the translator of 10.7 is: `--model`; else `Models/seq2seq` for the run that the text
    /// describes, on the real data; else `.build/models/seq2seq`.
    public var modelFolder: URL {
        let usual = options.isAsWritten && dataSet.isReal ? "Models" : ".build/models"
        return URL(
            fileURLWithPath: options.model ?? "\(usual)/seq2seq", isDirectory: true)
    }
}
