import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// Sentence pairs to translate: those of ``readRawPairs()``, in tokens.
    public func readPairs(_ normalization: Normalization = .standard) -> ParallelText {
        let text = readRawPairs()
        return run {
            try ParallelText(text: text, name: dataSet.name, normalization: normalization)
        }
    }

    /// The raw text of sentence pairs, a pair a line, a tab between source and target: that of
    /// `--text`; else, unless this is a `--quick` run, the book's English and French; else the
    /// embedded corpus.
    ///
    /// Says in a line which, and names it as the notebook's ``dataSet``. A file of the reader's
    /// that holds anything but pairs, or too few for a split, is an error at once.
    public func readRawPairs() -> String {
        run {
            if let path = options.text {
                let text = try TextFile.text(at: path)
                var generator = Generator(seed: options.seed)
                _ = try TranslationData(
                    splitting: ParallelText(text: text, name: path), using: &generator)
                use(
                    DataSet(name: URL(fileURLWithPath: path).lastPathComponent, isReal: false),
                    as: "pairs")
                return text
            }
            if !options.quick {
                if let text = try FrenchEnglish.text(in: DataPlaces(directory: options.data)) {
                    use(DataSet(name: "Tatoeba English–French", isReal: true), as: "pairs")
                    return text
                }
                show("There is no Data/\(FrenchEnglish.file.name): \(FrenchEnglish.file.remedy).")
            }
            use(DataSet(name: "embedded corpus", isReal: false), as: "pairs")
            var generator = Generator(seed: 0)
            return Grammar.pairs(count: options.quick ? 2_000 : 20_000, using: &generator)
                .map { "\($0.english)\t\($0.french)\n" }.joined()
        }
    }
}
