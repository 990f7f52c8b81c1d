import Course
import Notebook
import Recurrent

/// D2L's run of section 10.7.6 with PyTorch, at some epochs.
private let published = (
    training: (
        [2.0, 4, 8, 16, 23, 30], [3.16, 2.20, 1.24, 0.467, 0.294, 0.236]
    ),
    validation: (
        [1.0, 2, 4, 8, 16, 23, 30], [3.59, 2.98, 2.70, 2.56, 2.97, 3.23, 3.36]
    )
)

/// The book's run, the translator's, and one run for each kind of cell.
func lossFigure(
    book: LearningCurve, floor: Double, translator: LearningCurve,
    cells: [Series], in notebook: Notebook
) -> Figure {
    func series(_ curve: LearningCurve) -> [Series] {
        [
            Series("training", curve.training, style: .dashed, colour: .orange),
            Series("validation", curve.validation, colour: .blue),
        ]
    }
    let points = [
        Series(
            "D2L, training", x: published.training.0, y: published.training.1,
            style: .points, colour: .orange),
        Series(
            "D2L, validation", x: published.validation.0,
            y: published.validation.1,
            style: .points, colour: .blue),
    ]
    let y = Axis("loss (nats a token)")
    let epoch = Axis("epoch")
    var panels = [
        Panel(
            title: "The book's 512 pairs", x: epoch, y: y,
            series: series(book) + (notebook.dataSet.isReal ? points : [])
                + [.reference("floor", at: floor)])
    ]
    if !notebook.options.book {
        panels.append(
            Panel(
                title: "The translator", x: epoch, y: y,
                series: series(translator)))
    }
    panels.append(
        Panel(
            title: "Kinds of cell, validation", x: epoch, y: y,
            series: cells))
    return Figure(
        title: "Loss of sequence-to-sequence models", caption: notebook.origin,
        panels: panels, columns: panels.count)
}
