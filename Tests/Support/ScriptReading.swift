import Foundation

/// What a figure's gnuplot script says it draws.
struct ScriptReading {
    struct Panel {
        /// Numbers of labels and their words: 22 is x, 23 is y, 31 and on are the series.
        var labels: [Int: String] = [:]
        /// Left, right, top and bottom of the plot, as fractions of the canvas.
        var margins: [String: Double] = [:]
        var ranges: [String: (start: Double, end: Double)] = [:]
        var isLog: Set<String> = []
        var palette: [[Double]] = []
        /// How each series is drawn, such as `lines`, and its name.
        var plots: [(style: String, title: String)] = []

        var title: String? { labels[21] }
        var xLabel: String? { labels[22] }
        var yLabel: String? { labels[23] }
        var colourLabel: String? { labels[24] }
    }

    private(set) var size = Point(0, 0)
    private(set) var output = ""
    private(set) var labels: [Int: String] = [:]
    private(set) var panels: [Panel] = []

    /// The title, its lines put together.
    var title: String { joined(1..<11) }
    var caption: String { joined(11..<21) }

    init(_ script: String) throws {
        let joined = script.replacingOccurrences(of: ", \\\n", with: ", ")
        for line in joined.split(separator: "\n") {
            if line.hasPrefix("# Panel ") { panels.append(Panel()) }
            readCanvas(line)
            if !panels.isEmpty { readPanel(line, &panels[panels.count - 1]) }
        }
        guard size.x > 0, !panels.isEmpty else { throw Fault("the script draws nothing") }
    }

    private func joined(_ numbers: Range<Int>) -> String {
        numbers.compactMap { labels[$0] }.joined(separator: " ")
    }

    private mutating func readCanvas(_ line: Substring) {
        if let match = line.firstMatch(of: /set term svg .* size (\d+),(\d+)/) {
            size = Point(Double(match.1) ?? 0, Double(match.2) ?? 0)
        }
        if let match = line.firstMatch(of: /^set output '(.*)'/) { output = String(match.1) }
        if panels.isEmpty, let (number, text) = label(line) { labels[number] = text }
    }

    private func readPanel(_ line: Substring, _ panel: inout Panel) {
        if let (number, text) = label(line) { panel.labels[number] = text }
        for match in line.matches(of: /set ([lrtb])margin at screen ([\d.]+)/) {
            panel.margins[String(match.1)] = Double(match.2)
        }
        if let match = line.firstMatch(of: /^set (x|y|cb)range \[(.*):(.*)\]/) {
            panel.ranges[String(match.1)] = (Double(match.2) ?? .nan, Double(match.3) ?? .nan)
        }
        if let match = line.firstMatch(of: /^set logscale (x|y|cb)/) {
            panel.isLog.insert(String(match.1))
        }
        if line.hasPrefix("set palette") {
            panel.palette = line.matches(of: /#(\w\w)(\w\w)(\w\w)/).map { match in
                [match.1, match.2, match.3].map { Double(Int($0, radix: 16) ?? 0) }
            }
        }
        guard line.hasPrefix("plot ") else { return }
        panel.plots = line.matches(of: /\$\w+ .*?with (\w+)(?:.*? title '((?:[^']|'')*)')?/)
            .map { (String($0.1), plain($0.2 ?? "")) }
    }

    private func label(_ line: Substring) -> (Int, String)? {
        guard let match = line.firstMatch(of: /^set label (\d+) '((?:[^']|'')*)'/),
            let number = Int(match.1)
        else { return nil }
        return (number, plain(match.2))
    }

    /// The words that a gnuplot string shows.
    private func plain(_ string: Substring) -> String {
        var text = string.replacingOccurrences(of: "''", with: "'")
        if text.hasPrefix("{/:Bold ") { text = String(text.dropFirst(8).dropLast()) }
        return text.replacing(/\\(.)/) { $0.1 }
    }
}

extension ScriptReading.Panel {
    /// Where a point of the data lies on the canvas, in pixels from its top left corner.
    func place(_ point: Point, on size: Point) -> Point {
        let across = interpolate("l", "r", fraction(point.x, "x"))
        let up = interpolate("b", "t", fraction(point.y, "y"))
        return Point(across * size.x, (1 - up) * size.y)
    }

    func contains(_ point: Point) -> Bool {
        [fraction(point.x, "x"), fraction(point.y, "y")].allSatisfy { (-1e-6...1.000_001) ~= $0 }
    }

    private func interpolate(_ low: String, _ high: String, _ fraction: Double) -> Double {
        let (start, end) = (margins[low] ?? .nan, margins[high] ?? .nan)
        return start + (end - start) * fraction
    }

    func fraction(_ value: Double, _ axis: String) -> Double {
        guard let (start, end) = ranges[axis] else { return .nan }
        guard isLog.contains(axis) else { return (value - start) / (end - start) }
        return log(value / start) / log(end / start)
    }
}
