import Course
import Notebook
import Recurrent

/// The book's run, the translator's, and one run for each kind of cell.
func lossFigure(
    book: LearningCurve, floor: Double, translator: LearningCurve,
    _ cells: [Way], of comparison: Comparison, in notebook: Notebook
) throws -> Figure {
    func panel(_ title: String, _ series: [Series]) -> Panel {
        Panel(
            title: title, x: Axis("epoch"), y: Axis("loss (nats a token)"),
            series: series)
    }
    let points = notebook.dataSet.isReal ? [Series](.seq2seq) : []
    let floorLine = Series.reference("floor", at: floor)
    let book = [Series](book) + points + [floorLine]
    let cells = try cells.map {
        Series($0.label, try comparison.outcome($0).curve.validation)
    }
    let panels =
        [panel("The book's 512 pairs", book)]
        + (notebook.options.book
            ? [] : [panel("The translator", [Series](translator))])
        + [panel("Kinds of cell, validation", cells)]
    return Figure(
        title: "Loss of sequence-to-sequence models", caption: notebook.origin,
        panels: panels, columns: panels.count)
}
