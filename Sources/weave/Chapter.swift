import Foundation

/// A chapter: its page's passages, and what stands where on them.
struct Chapter {
    /// `10.1-LSTM`, also the name of its page.
    let folder: String
    /// `lstm`, its command, and the name of what it recorded.
    let command: String
    /// `10.1 Long short-term memory`
    let title: String
    let main: Source
    let helpers: [Source]
    let record: Record
    /// What each figure shows, in the chapter's order.
    let figures: [(name: String, description: String)]
    private(set) var passages: [Passage] = []
    private(set) var segments: [Segment] = []
    /// For each segment, by its number.
    private(set) var results: [Int: [Record.Line]] = [:]
    private(set) var figurePlaces: [String: Int] = [:]
    private(set) var claimPlaces: [(segment: Int, source: String, line: Int)?] = []
    private(set) var helperPlaces: [String: Int] = [:]

    /// A heading's text, up to the next one.
    struct Passage {
        let heading: String
        /// What the heading says in parentheses: `Notes ① ②, D2L 10.4`.
        let aside: String?
        let id: String
        var rows: [Row] = []
    }

    /// Some prose and the code below it.
    struct Row {
        var prose: String
        let line: Int
        var segments: [Int] = []
    }

    /// Lines of code that are shown together.
    struct Segment {
        let lines: Range<Int>
        /// Why they are folded, if they are.
        let fold: String?
        let passage: Int
    }

    var number: String { String(folder.prefix { $0 != "-" }) }
    var program: String { String(folder.drop { $0 != "-" }.dropFirst()) }
    var name: String { String(title.drop { $0 != " " }.dropFirst()) }
    var page: String { "\(folder).html" }

    init(folder: String, project: URL, others: [Source]) throws {
        let path = "Chapters/\(folder)"
        let names = try FileManager.default.contentsOfDirectory(
            atPath: project.appendingPathComponent(path).path)
        let main = try Source("\(path)/main.swift", in: project)
        let helpers = try names.sorted().filter { $0.hasSuffix(".swift") && $0 != "main.swift" }
            .map { try Source("\(path)/\($0)", in: project) }
        let text = main.text(0..<main.lines.count)
        let command = text.firstMatch(of: /Notebook\(\s*chapter: "([a-z0-9-]+)"/)?.1 ?? ""
        let record = try Record(
            project.appendingPathComponent("Figures/\(command).json"))
        self.init(
            folder: folder, command: String(command), main: main, helpers: helpers, record: record,
            others: others)
    }

    /// - Parameter others: files of further folders whose code prints or claims for chapters.
    init(
        folder: String, command: String, main: Source, helpers: [Source], record: Record,
        others: [Source]
    ) {
        (self.folder, self.command, self.main) = (folder, command, main)
        (self.helpers, self.record) = (helpers, record)
        let heading = main.lines.first { $0.hasPrefix("# ") } ?? "# \(folder)"
        title = String(heading.dropFirst(2))
        figures = Self.figures(of: main)
        divide()
        placeHelpers(others)
        placeFigures()
        placeResults(others)
        placeClaims(others)
    }

    /// The list in `Notebook(figures: [ … ])`.
    private static func figures(of main: Source) -> [(name: String, description: String)] {
        let text = main.text(0..<main.lines.count)
        guard let list = text.firstMatch(of: /(?s)\bfigures: \[(.*?)\n? *\]/)?.1 else { return [] }
        return Source(path: "", text: String(list)).literals.compactMap { $0.parts.first ?? nil }
            .pairs
    }

    private mutating func divide() {
        var isSetUp = true
        passages = [Passage(heading: name, aside: nil, id: "main")]
        for part in main.parts {
            guard let prose = part.prose else {
                add(code: part.lines, isSetUp: isSetUp)
                isSetUp = false
                continue
            }
            var text = ""
            var line = part.lines.lowerBound
            func row() -> Row { Row(prose: Pandoc.normalised(text), line: line) }
            for (offset, next) in prose.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                if next.hasPrefix("# ") { continue }
                guard let match = next.wholeMatch(of: /## (.*?)(?: \(((?:Notes|D2L|beyond).*)\))?/)
                else {
                    text += next + "\n"
                    continue
                }
                if !text.isBlank { passages[passages.count - 1].rows.append(row()) }
                (text, line) = ("", part.lines.lowerBound + offset)
                let heading = String(match.1)
                passages.append(
                    Passage(
                        heading: heading, aside: match.2.map(String.init), id: heading.slug))
            }
            if !text.isBlank { passages[passages.count - 1].rows.append(row()) }
        }
    }

    /// Adds code to the last row, its claims folded.
    private mutating func add(code: Range<Int>, isSetUp: Bool) {
        let passage = passages.count - 1
        if passages[passage].rows.isEmpty {
            passages[passage].rows.append(Row(prose: "", line: code.lowerBound))
        }
        let row = passages[passage].rows.count - 1
        func append(_ lines: Range<Int>, _ fold: String?) {
            let lines = lines.trimmed { main.lines[$0].allSatisfy(\.isWhitespace) }
            guard !lines.isEmpty else { return }
            passages[passage].rows[row].segments.append(segments.count)
            segments.append(Segment(lines: lines, fold: fold, passage: passage))
        }
        guard !isSetUp else { return append(code, "Set-up") }
        var (start, claims) = (code.lowerBound, false)
        for number in code {
            let line = main.lines[number]
            if !claims, line.hasPrefix("} claims:") || line.hasPrefix("notebook.claims") {
                append(start..<number, nil)
                (start, claims) = (number, true)
            } else if claims, line == "}" {
                append(start..<(number + 1), "Claims")
                (start, claims) = (number + 1, false)
            }
        }
        append(start..<code.upperBound, claims ? "Claims" : nil)
    }

    func segment(at line: Int) -> Int? { segments.firstIndex { $0.lines.contains(line) } }

    private mutating func placeFigures() {
        for (name, _) in figures {
            let quoted = "\"\(name)\""
            let candidates = segments.indices.filter {
                segments[$0].fold == nil && main.text(segments[$0].lines).contains(quoted)
            }
            let drawn = candidates.first {
                main.text(segments[$0].lines).contains(".figure(\(quoted)")
            }
            figurePlaces[name] = drawn ?? candidates.first ?? caller(drawing: quoted)
        }
    }

    /// The segment that calls the helper that draws a figure.
    private func caller(drawing quoted: String) -> Int? {
        for helper in helpers {
            if let line = helper.lines.firstIndex(where: { $0.contains("figure(\(quoted)") }) {
                return caller(of: line, in: helper, after: 0)
            }
        }
        return nil
    }

    /// A helper stands where most of its names are used first: its types and functions, those left
    /// out that other files have as well, or else the types it extends. A helper of a helper stands
    /// beside that.
    private mutating func placeHelpers(_ others: [Source]) {
        for helper in helpers {
            helperPlaces[helper.path] =
                segment(using: names(of: helper, others)) ?? segment(using: helper.extended)
        }
        for helper in helpers where helperPlaces[helper.path] == nil {
            let names = names(of: helper, others)
            let user = helpers.first {
                helperPlaces[$0.path] != nil
                    && !$0.words(0..<$0.lines.count).isDisjoint(with: names)
            }
            helperPlaces[helper.path] = user.flatMap { helperPlaces[$0.path] }
        }
    }

    /// The types and functions that a helper has and no other file.
    private func names(of helper: Source, _ others: [Source]) -> Set<String> {
        let rest = others + helpers.filter { $0.path != helper.path }
        let common = rest.reduce(into: Set<String>()) { $0.formUnion($1.functions) }
        return helper.functions.union(helper.topLevel.map(\.name)).subtracting(common)
    }

    private func segment(using names: Set<String>) -> Int? {
        let counts = segments.map {
            $0.fold == "Set-up" ? 0 : main.words($0.lines).intersection(names).count
        }
        guard let most = counts.max(), most > 0 else { return nil }
        return counts.firstIndex(of: most)
    }

    /// The segment that calls what stands at a line of another file, after `last` if there is one;
    /// of several, the first that names most of what the line stands in: a function's type too.
    private func caller(of line: Int, in source: Source, after last: Int) -> Int? {
        let names = source.member(at: line)
        func count(_ segment: Int) -> Int {
            main.words(segments[segment].lines).intersection(names).count
        }
        for name in names {
            let callers = segments.indices.filter {
                segments[$0].fold != "Set-up" && main.words(segments[$0].lines).contains(name)
            }
            let later = callers.filter { $0 >= last }
            let most = later.map(count).max()
            if let place = later.first(where: { count($0) == most }) ?? callers.last {
                return place
            }
        }
        return helperPlaces[source.path]
    }

    private mutating func placeResults(_ others: [Source]) {
        var last = 0
        for line in record.transcript {
            if isMain(line.file) {
                last = segment(at: line.line - 1) ?? last
            } else if let source = source(of: line.file, others) {
                last = caller(of: line.line - 1, in: source, after: last) ?? last
            }
            results[last, default: []].append(line)
        }
    }

    private func isMain(_ file: String) -> Bool { file == "\(program)/main.swift" }

    /// The file that a transcript names as `LSTM/main.swift` or `Course/Findings.swift`.
    func source(of file: String, _ others: [Source]) -> Source? {
        let parts = file.split(separator: "/")
        guard parts.count == 2 else { return nil }
        if parts[0] == program { return ([main] + helpers).first { $0.name == parts[1] } }
        return others.first { $0.path.hasPrefix("Sources/\(parts[0])/") && $0.name == parts[1] }
    }

    private mutating func placeClaims(_ others: [Source]) {
        for claim in record.claims {
            claimPlaces.append(place(of: claim, others))
        }
    }

    private func place(
        of claim: Record.Claim, _ others: [Source]
    ) -> (segment: Int, source: String, line: Int)? {
        let drawn = claim.figure.flatMap { figurePlaces[$0] }
        if let line = main.line(of: claim.text), let place = segment(at: line) {
            return (place, main.path, line)
        }
        for source in helpers + others {
            guard let line = source.line(of: claim.text) else { continue }
            if let place = drawn ?? caller(of: line, in: source, after: 0) {
                return (place, source.path, line)
            }
        }
        return drawn.map { ($0, main.path, segments[$0].lines.lowerBound) }
    }
}

extension [String] {
    /// The first and second, the third and fourth, and so on.
    fileprivate var pairs: [(name: String, description: String)] {
        stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) }
    }
}
