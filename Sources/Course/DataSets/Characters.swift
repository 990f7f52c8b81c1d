import Notebook
import Recurrent

extension Notebook {
    /// A text's characters and the windows of them that D2L trains its language models on.
    public func characters(of text: String) -> (corpus: Corpus, windows: Windows) {
        run {
            let corpus = try Corpus(text: text, name: dataSet.name)
            return (corpus, try Windows(corpus, name: dataSet.name))
        }
    }
}
