import Foundation
import Testing

@testable import Benchmark

private func side(
    _ name: String, _ rates: [Double], values: [Double] = [3.3, 3.2], memory: Double? = nil
) -> Report.Side {
    Report.Side(name: name, version: "1.0", values: values, rates: rates, peakMemory: memory)
}

/// Ours at 100 and 200 a second, while a peer drifts with the machine.
private let row = Report.Row(
    name: "lstm-32", title: "LSTM", unit: "tokens",
    sides: [
        side("here", [100, 200, 100], memory: 90e6),
        side("PyTorch", [50, 50, 25], memory: 810e6), side("JAX", [10, 20, 10]),
    ], sharesOfPeak: [0.5, 0.7, 0.6])
private let report = Report(
    processor: "a processor", threads: 2, peak: [1e11, 2e11], firstEpochSeconds: 1.25, rows: [row])

@Test func `the median is the middle one, or the mean of two`() {
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1, 2, 3]) == 2.5)
}

@Test func `a ratio is the median of pairs, beside the fastest peer`() {
    #expect(row.ratio(to: row.sides[1]) == 4)
    #expect(row.ratio(to: row.sides[2]) == 10)
    #expect(row.ratio == 4)
}

@Test func `numbers that agree differ by rounding alone`() {
    #expect(agree([3.3, 3.2], [3.30001, 3.2]))
    #expect(!agree([3.3, 3.2], [3.31, 3.2]))
    #expect(!agree([3.3, 3.2], [3.3]))
    #expect(!agree([3.3], [.nan]))
}

@Test func `a peer that computes something else is not beside ours`() throws {
    var other = row
    #expect(throws: BenchmarkError.self) {
        try other.add("PyTorch, compiled", Child.Ready(values: [3.3, 3.1], version: nil))
    }
    #expect(other.sides.count == row.sides.count)
    try other.add("PyTorch, compiled", Child.Ready(values: [3.3, 3.20001], version: nil))
    #expect(other.sides.count == row.sides.count + 1)
}

@Test func `what became of a peer is told`() {
    var other = row
    other.faults = ["JAX ended: no memory"]
    #expect(other.line.hasSuffix("60 % of the peak\n    JAX ended: no memory"))
}

@Test func `the table has a column for each peer there is`() {
    let lines = report.table.split(separator: "\n")
    #expect(
        lines[0]
            == "|  | here | PyTorch | JAX | here / fastest peer | share of the peak | memory here | of PyTorch |"
    )
    #expect(lines[2] == "| LSTM, tokens/s | 100 | 50.0 | 10.0 | **4.0** | 60 % | 90 MB | 810 MB |")
}

@Test func `without peers the table has ours alone`() {
    var alone = report
    alone.rows[0].sides.removeLast(2)
    #expect(alone.table.hasSuffix("| LSTM, tokens/s | 100 | 60 % | 90 MB |"))
}

@Test func `a report survives its file`() throws {
    let again = try JSONDecoder().decode(Report.self, from: JSONEncoder().encode(report))
    #expect(again.table == report.table)
    #expect(again.preface == report.preface)
}

@Test(arguments: [
    (4_650_400.0, "4.65 M"), (155_200, "155 k"), (9_990, "9,990"), (2_503, "2,500"),
    (1_000, "1,000"), (475.4, "475"), (37.24, "37.2"),
])
func `a rate is told to three digits`(rate: Double, text: String) {
    #expect(short(rate) == text)
}

@Test func `only what stands between two marks is replaced`() throws {
    let text = try replacing(between: "<a>", and: "<b>", in: "x\n<a>\nold\n<b>\ny", by: "new")
    #expect(text == "x\n<a>\nnew\n<b>\ny")
    #expect(throws: BenchmarkError.self) {
        try replacing(between: "<a>", and: "<b>", in: "<b> <a>", by: "new")
    }
}

@Test func `every row has a name and a title of its own`() {
    #expect(Set(Row.all.map(\.name)).count == Row.all.count)
    #expect(Set(Row.all.map(\.title)).count == Row.all.count)
}
