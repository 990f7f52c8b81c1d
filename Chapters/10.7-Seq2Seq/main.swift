import Notebook
import Recurrent

var translating = TranslatingOptions()
let notebook = Notebook(
    chapter: "seq2seq",
    title: "10.7 Sequence-to-sequence learning for machine translation",
    figures: [:], specials: [.model], also: &translating)
notebook.translate(translating)
