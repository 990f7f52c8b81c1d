import Course
import Foundation
import Notebook
import Recurrent

/// The likeliest translations of the held-out sentences, as far as they could
/// be proven.
struct Certified {
    let exact: Found
    /// The sentences whose optimum is proven.
    let proven: [Int]

    /// - Throws: ``RecurrentError`` when nothing is proven: no error can be counted.
    init(_ bench: Bench) throws {
        let exact = try bench.exact()
        self.exact = exact
        proven = exact.results.indices.filter { exact.results[$0].isProven }
        if proven.isEmpty {
            throw RecurrentError(
                place: "the translator",
                problem: "the optimum could be proven for no sentence",
                remedy: "train it for longer, or give another with --model")
        }
    }

    var share: Double {
        Double(proven.count) / Double(exact.results.count)
    }

    /// The share of proven sentences for which a search has found less than
    /// the optimum, by more than rounding.
    func errors(of found: Found) -> Double {
        let missed = proven.count {
            found.best[$0].logProbability
                < exact.best[$0].logProbability - 1e-4
        }
        return Double(missed) / Double(proven.count)
    }

    /// Rows that the decoder read a sentence: the median and the most.
    var rows: (median: Int, most: Int) {
        let rows = exact.results.map(\.cost.rows).sorted()
        return (rows[rows.count / 2], rows[rows.count - 1])
    }
}

/// Search errors of each beam, and what becomes of BLEU as search gets better.
func exactFigure(_ bench: Bench, sizes: [Int], in notebook: Notebook) throws
    -> Figure
{
    let certified = try Certified(bench)
    let beams = try sizes.map { try bench.beam($0).named("\($0)") }
    let errors = beams.map { 100 * certified.errors(of: $0) }
    report(certified, beams, errors, in: notebook)
    return Figure(
        title: "Search errors, and what they are worth",
        caption: "\(notebook.origin). The optimum is proven for "
            + String(
                format: "%.1f %% of the sentences", 100 * certified.share),
        panels: [
            Panel(
                title: "the optimum missed",
                x: Axis("beam size", names: beams.map(\.search)),
                y: Axis("share of sentences (%)"),
                series: [
                    Series(
                        "search errors", x: errors.indices.map(Double.init),
                        y: errors, style: .bars, colour: .blue)
                ]),
            worth(beams + [certified.exact]),
        ], columns: 2)
}

private func report(
    _ certified: Certified, _ beams: [Found], _ errors: [Double],
    in notebook: Notebook
) {
    let (rows, exact) = (certified.rows, certified.exact)
    show("optimum proven, % of sentences", 100 * certified.share)
    show("rows for that: median, most", "\(rows.median), \(rows.most)")
    show("exact", exact.summary)
    let empty = exact.best.count { $0.text.isEmpty }
    let emptyShare = Double(empty) / Double(exact.best.count)
    show("nothing written at the optimum, %", 100 * emptyShare)
    for (beam, error) in zip(beams, errors) {
        show("search errors, beam of \(beam.search), %", error)
    }
    notebook.record("certifiedShare", certified.share)
    notebook.record("exactRows", [rows.median, rows.most])
    notebook.record("exact", exact)
    notebook.record("emptyShare", emptyShare)
    notebook.record(
        "searchErrors",
        Dictionary(uniqueKeysWithValues: zip(beams.map(\.search), errors)))
}

/// BLEU against the model's score, each search named where there is room.
private func worth(_ searches: [Found]) -> Panel {
    let x = searches.map(\.meanLogProbability)
    let y = searches.map(\.bleu)
    let (left, right) = (x.min() ?? 0, x.max() ?? 0)
    let width = max(right - left, 1e-9)
    let height = max((y.max() ?? 0) - (y.min() ?? 0), 1e-9)
    var named: [Int] = []
    for index in searches.indices.reversed() {
        let isFree = named.allSatisfy {
            abs(x[$0] - x[index]) > 0.12 * width
                || abs(y[$0] - y[index]) > 0.08 * height
        }
        if isFree { named.append(index) }
    }
    return Panel(
        title: "as search gets better",
        x: Axis(
            "mean ln P (nats)",
            range: left - 0.05 * width...right + 0.18 * width),
        y: Axis("BLEU"),
        series: [
            Series("BLEU", x: x, y: y, style: .points, colour: .vermilion)
        ],
        notes: named.map {
            Note(searches[$0].search, x: x[$0], y: y[$0], place: .beside)
        })
}
