import Foundation

/// What a figure's gnuplot script says it draws.
struct ScriptReading {
    /// A series or, of a heat map, all its rows.
    struct Plot {
        /// Such as `lines`.
        let style: String
        let data: [[Double]]
        /// Whether a point lies outside the panel's ranges.
        let isClipped: Bool
        /// Whether this is the range about a series that is drawn as well.
        let isRange: Bool
        var isMap: Bool { style == "boxxyerror" }
    }

    private(set) var output = ""
    private(set) var plots: [Plot] = []
    /// The words of all labels.
    private(set) var words: [String] = []

    init(_ script: String) throws {
        var blocks: [Substring: [[Double]]] = [:]
        var open: Substring?
        var ranges: [Substring: ClosedRange<Double>] = [:]
        let joined = script.replacingOccurrences(of: ", \\\n", with: ", ")
        for line in joined.split(separator: "\n") {
            if let block = open {
                guard line != "e" else {
                    open = nil
                    continue
                }
                blocks[block]?.append(line.split(separator: " ").map { Double($0) ?? .nan })
            } else if let match = line.firstMatch(of: /^\$(\w+) << e$/) {
                (open, blocks[match.1]) = (match.1, [])
            } else if let match = line.firstMatch(of: /^set output '(.*)'/) {
                output = String(match.1)
            } else if let match = line.firstMatch(of: /^set label \d+ '((?:[^']|'')*)'/) {
                words.append(plain(match.1))
            } else if let match = line.firstMatch(of: /^set (x|y)range \[(.*):(.*)\]/),
                let start = Double(match.2), let end = Double(match.3)
            {
                ranges[match.1] = min(start, end)...max(start, end)
            } else if line.hasPrefix("plot ") {
                plots += line.matches(of: /\$(\w+) (.*?)with (\w+)/).map { match in
                    let data = blocks[match.1] ?? []
                    let isClipped = data.contains { point in
                        zip(["x", "y", "y", "y"], point).contains { axis, value in
                            value.isFinite && ranges[axis]?.contains(value) == false
                        }
                    }
                    return Plot(
                        style: String(match.3), data: data, isClipped: isClipped,
                        isRange: match.2.contains(":3:4"))
                }
            }
        }
        guard !plots.isEmpty else { throw Fault("the script draws nothing") }
    }

    /// The words that a gnuplot string shows.
    private func plain(_ string: Substring) -> String {
        var text = string.replacingOccurrences(of: "''", with: "'")
        if text.hasPrefix("{/:Bold ") { text = String(text.dropFirst(8).dropLast()) }
        text = text.replacing(/\\\\{}U\+/.matchingSemantics(.unicodeScalar), with: "\\\\U+")
        return text.replacing(/\\(.)/) { $0.1 }
    }
}

extension ScriptReading.Plot {
    /// What is wrong with what is drawn of it.
    func fault(in plot: ImageReading.Plot) -> String? {
        let points = data.filter { $0.allSatisfy(\.isFinite) }.count
        let (drawn, wanted, mayBeMore) =
            switch style {
            case "lines": (plot.vertices, points, false)
            case "linespoints", "points": (plot.marks, points, false)
            // A step is drawn across and up; gnuplot leaves out a vertex in the place of the last.
            case "steps": (plot.vertices, points, true)
            case "filledcurves": (plot.corners, points, true)
            case "yerrorbars", "xerrorbars": (plot.vertices, points, true)
            case "boxes": (plot.polygons, data.filter { $0[1] != 0 }.count, false)
            default: isMap ? (plot.polygons, data.joined().count, false) : (0, 1, false)
            }
        let isWhole =
            isClipped && !isMap ? drawn > 0 : drawn == wanted || mayBeMore && drawn >= wanted
        return isWhole ? nil : "\(drawn) of \(wanted) points are drawn with \(style)"
    }
}
