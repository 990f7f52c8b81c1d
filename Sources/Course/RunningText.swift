import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// The raw text for a language model: that of `--text`; else, unless this is a `--quick` run,
    /// *The Time Machine*; else the embedded corpus.
    ///
    /// Says in a line which, and names it as the notebook's ``dataSet``. A text of the reader's
    /// that is too short to train on is an error at once, not after the first experiments.
    public func readText() -> String {
        run {
            if let path = options.text {
                let text = try TextFile.text(at: path)
                _ = try Windows(Corpus(text: text, name: path), name: path)
                use(
                    DataSet(name: URL(fileURLWithPath: path).lastPathComponent, isReal: false),
                    as: "text")
                return text
            }
            if !options.quick {
                if let book = try TimeMachine.text(in: DataPlaces(directory: options.data)) {
                    use(DataSet(name: "The Time Machine", isReal: true), as: "text")
                    return book
                }
                show("There is no Data/\(TimeMachine.file.name): \(TimeMachine.file.remedy).")
            }
            use(DataSet(name: "embedded corpus", isReal: false), as: "text")
            var generator = Generator(seed: 0)
            return Grammar.text(sentenceCount: 600, using: &generator)
        }
    }

    func use(_ dataSet: DataSet, as label: String) {
        use(dataSet)
        show(label, dataSet.name)
    }

    /// What a figure's caption says of its origin: `The Time Machine, seed 0`.
    public var origin: String { "\(dataSet.name), seed \(options.seed)" }
}
