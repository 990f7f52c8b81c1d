import Notebook
import Recurrent

let notebook = Notebook(chapter: "beam-search", title: "10.8 Beam search", figures: [:])
