/// What the committed figures must show, chapter by chapter.
///
///     ExpectedFigure(
///         name: "lstm-perplexity", title: "…",
///         panels: [.init(x: "epoch", y: "perplexity", series: ["scratch, training", "…"])],
///         invariants: [
///             ("the library's layer ends below 8", { try $0.value("library", at: 50) < 8 })
///         ])
let expectedFigures: [ExpectedFigure] = []
