import Foundation
import Notebook
import Recurrent

/// The likeliest translations of the held-out sentences, as far as they could
/// be proven.
struct Certified {
    let exact: Found
    /// The sentences whose optimum is proven.
    let proven: [Int]

    init(_ bench: Bench) throws {
        let exact = try bench.exact()
        self.exact = exact
        proven = exact.results.indices.filter { exact.results[$0].isProven }
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

/// Search errors of greedy search and of each beam, and what becomes of BLEU as
/// search gets better.
func exactFigure(_ bench: Bench, sizes: [Int], in notebook: Notebook) throws
    -> Figure
{
    let certified = try Certified(bench)
    let searches =
        [("greedy", try bench.greedy())]
        + (try sizes.filter { $0 > 1 }.map { ("\($0)", try bench.beam($0)) })
    let errors = searches.map { 100 * certified.errors(of: $0.1) }
    let exact = certified.exact
    let rows = certified.rows
    show("optimum proven, % of sentences", 100 * certified.share)
    show("rows for that: median, most", "\(rows.median), \(rows.most)")
    show("exact", Numbers("exact", exact).summary)
    show("nothing written at the optimum, %", 100 * exact.emptyShare)
    for ((name, _), error) in zip(searches, errors) {
        show("search errors, \(name), %", error)
    }
    notebook.record("certifiedShare", certified.share)
    notebook.record("exactRows", [rows.median, rows.most])
    notebook.record("exact", Numbers("exact", exact))
    notebook.record("emptyShare", exact.emptyShare)
    notebook.record("greedy", Numbers("greedy", searches[0].1))
    notebook.record(
        "searchErrors",
        Dictionary(uniqueKeysWithValues: zip(searches.map(\.0), errors)))
    let all = searches + [("exact", exact)]
    return Figure(
        title: "Search errors, and what they are worth",
        caption: "\(notebook.origin). The optimum is proven for "
            + String(format: "%.1f %% of ", 100 * certified.share)
            + "\(exact.results.count) sentences",
        panels: [
            Panel(
                title: "the optimum missed",
                x: Axis("beam size", names: searches.map(\.0)),
                y: Axis("share of sentences (%)"),
                series: [
                    Series(
                        "search errors", x: errors.indices.map(Double.init),
                        y: errors, style: .bars, colour: .blue)
                ]),
            Panel(
                title: "as search gets better",
                x: Axis("mean ln P (nats)"), y: Axis("BLEU"),
                series: [
                    Series(
                        "BLEU", x: all.map(\.1.meanLogProbability),
                        y: all.map(\.1.bleu.score), style: .linePoints,
                        colour: .vermilion)
                ],
                notes: distinctPlaces(all)),
        ], columns: 2)
}

/// Names of the searches that stand far enough from the one before.
private func distinctPlaces(_ all: [(String, Found)]) -> [Note] {
    let scores = all.map(\.1.meanLogProbability)
    let extent = (scores.max() ?? 0) - (scores.min() ?? 0)
    var last = -Double.infinity
    return zip(all, scores).enumerated().compactMap { index, one in
        let isLast = index == all.count - 1
        guard isLast || one.1 > last + 0.1 * extent else { return nil }
        last = one.1
        return Note(one.0.0, x: one.1, y: one.0.1.bleu.score, place: .beside)
    }
}
