import Notebook
import Recurrent

let notebook = Notebook(chapter: "seq2seq", title: "10.7 Sequence-to-sequence learning for machine translation", figures: [:])
