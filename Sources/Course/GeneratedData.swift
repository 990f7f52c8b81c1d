import Notebook
import Recurrent

extension Notebook {
    /// Runs on what the chapter makes up itself, which is as real as its data can be, and says so
    /// in a line.
    ///
    /// `--text` and `--data`, which such a chapter has no use for, end the run.
    public func useGenerated(_ name: String) {
        run {
            for (option, path) in [("--text", options.text), ("--data", options.data)]
            where path != nil {
                throw RecurrentError(
                    place: option, problem: "this chapter has no use for it", remedy: "see --help")
            }
            use(DataSet(name: name, isReal: true), as: "data")
        }
    }
}
