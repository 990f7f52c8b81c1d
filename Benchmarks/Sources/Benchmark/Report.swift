import Foundation
import Notebook

/// What a run measured: the JSON that the table and the figure are made from.
struct Report: Codable {
    /// One side of a row.
    struct Side: Codable {
        let name: String
        let version: String?
        /// The numbers that all sides should come to.
        let values: [Double]
        /// What it got through in a second, of each trial.
        var rates: [Double] = []
        /// In bytes.
        var peakMemory: Double?
    }

    struct Row: Codable {
        let name, title, unit: String
        /// Ours first; only those that come to the same numbers.
        var sides: [Side] = []
        /// What became of the others.
        var faults: [String] = []
        /// The share of the machine's peak that our matrix products reached, of each trial; none
        /// where how many there are depends on what is found.
        var sharesOfPeak: [Double] = []
    }

    var processor: String
    var threads: Int
    /// Multiplications and additions a second, of one thread and of all.
    var peak: [Double]
    /// From `make lstm` to the first epoch's line.
    var firstEpochSeconds: Double?
    var rows: [Row]
}

/// The middle of some numbers, or the mean of the two in the middle.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// Whether two sides came to the same numbers, up to rounding.
func agree(_ ours: [Double], _ theirs: [Double]) -> Bool {
    ours.count == theirs.count
        && zip(ours, theirs).allSatisfy { abs($0 - $1) <= 1e-4 * max(abs($0), abs($1)) }
}

extension Report.Row {
    var ours: Report.Side { sides[0] }
    var peers: ArraySlice<Report.Side> { sides.dropFirst() }

    func side(_ name: String) -> Report.Side? { sides.first { $0.name == name } }

    /// How many times as fast as a peer ours is: the median over the trials, pair by pair.
    func ratio(to peer: Report.Side) -> Double { median(zip(ours.rates, peer.rates).map(/)) }

    /// The same, beside the fastest peer.
    var ratio: Double? { peers.map(ratio).min() }

    /// Adds a side that is ready to be timed.
    /// - Throws: an error if it computes something else than ours.
    mutating func add(_ name: String, _ ready: Child.Ready) throws {
        if let ours = sides.first?.values, !agree(ours, ready.values) {
            throw BenchmarkError("\(name) comes to \(ready.values), not \(ours)")
        }
        sides.append(Report.Side(name: name, version: ready.version, values: ready.values))
    }

    /// The row in a line.
    var line: String {
        let rates = sides.map { "\($0.name) \(short(median($0.rates)))" }.joined(separator: ", ")
        let share = sharesOfPeak.isEmpty ? "" : ", \(percent(median(sharesOfPeak))) of the peak"
        let ratio = ratio.map { String(format: ", %.2f times the fastest peer", $0) } ?? ""
        let faults = faults.map { "\n    \($0)" }.joined()
        return "\(title), \(unit)/s: \(rates)\(ratio)\(share)\(faults)"
    }
}

extension Report {
    /// The names of the peers there are, in the order of the columns.
    var peers: [String] {
        Peer.allCases.map(\.rawValue).filter { name in rows.contains { $0.side(name) != nil } }
    }

    /// The rows as Markdown.
    var table: String {
        let heads =
            ["", "here"] + peers
            + (peers.isEmpty ? [] : ["here / fastest peer"])
            + ["share of the peak", "memory here"] + (peers.isEmpty ? [] : ["of PyTorch"])
        let lines = rows.map { row in
            let rates = [row.ours.name] + peers
            let ratio = row.ratio.map { String(format: "**%.1f**", $0) } ?? ""
            let share = row.sharesOfPeak.isEmpty ? "" : percent(median(row.sharesOfPeak))
            let memory = [row.ours.name, "PyTorch"].map { name in
                row.side(name)?.peakMemory.map { "\(Int($0 / 1e6)) MB" } ?? ""
            }
            return ["\(row.title), \(row.unit)/s"]
                + rates.map { row.side($0).map { short(median($0.rates)) } ?? "" }
                + (peers.isEmpty ? [share, memory[0]] : [ratio, share] + memory)
        }
        let rule = heads.indices.map { $0 == 0 ? "---" : "---:" }
        return ([heads, rule] + lines).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }

    /// What stands above the table.
    var preface: String {
        let versions = ["PyTorch", "JAX"].compactMap { name in
            rows.lazy.compactMap { $0.side(name)?.version }.first.map { "\(name) \($0)" }
        }
        var text = "With \(threads) threads, on \(processor)"
        if !versions.isEmpty { text += ", beside \(versions.joined(separator: " and "))" }
        text += String(format: "; the peak is %.0f GFLOP/s.", peak[1] / 1e9)
        if let firstEpochSeconds {
            text += String(
                format:
                    " From `make lstm ARGS=\"--only lstm-perplexity\"` to the first epoch, once "
                    + "built: %.1f s.", firstEpochSeconds)
        }
        return text
    }

    /// How many times as fast as each peer this is, row by row.
    var figure: Figure {
        let shown = Array(rows.filter { !$0.peers.isEmpty }.reversed())
        let series = peers.map { peer in
            let points = shown.enumerated().compactMap { place, row in
                row.side(peer).map { (Double(place), row.ratio(to: $0)) }
            }
            return Series(
                "beside \(peer)", x: points.map(\.1), y: points.map(\.0), style: .points)
        }
        let equal = Series(
            "as fast", x: [1, 1], y: [-0.5, Double(shown.count) - 0.5], style: .line, colour: .grey)
        return Figure(
            title: "How many times as fast as its peers",
            caption:
                "Medians of \(rows[0].ours.rates.count) interleaved trials, \(threads) threads, "
                + processor,
            x: Axis("rate here / rate of the peer", scale: .log),
            y: Axis("", names: shown.map(\.title)), series: series + [equal])
    }
}

/// A rate to three digits: `4.65 M`, `155 k`, `2,500`, `37.2`.
func short(_ rate: Double) -> String {
    switch rate {
    case 999_500...: String(format: "%.2f M", rate / 1e6)
    case 9_995...: String(format: "%.0f k", rate / 1e3)
    case 999.5...: "\(Int(rate / 10) / 100),\(String(format: "%03d", Int(rate / 10) * 10 % 1000))"
    case 99.95...: String(format: "%.0f", rate)
    default: String(format: "%.1f", rate)
    }
}

private func percent(_ share: Double) -> String { String(format: "%.0f %%", 100 * share) }

/// A text with what stands between two marks replaced.
/// - Throws: an error if it does not have both.
func replacing(between start: String, and end: String, in text: String, by new: String) throws
    -> String
{
    guard let from = text.range(of: start), let to = text.range(of: end),
        from.upperBound <= to.lowerBound
    else { throw BenchmarkError("README.md lacks \(start) … \(end)") }
    return text[..<from.upperBound] + "\n\(new)\n" + text[to.lowerBound...]
}
