import Notebook
import Recurrent

let notebook = Notebook(chapter: "encoder-decoder", title: "10.6 The encoder-decoder architecture", figures: [:])
