import Foundation

/// The code on a chapter's page, with what it printed and drew.
extension ChapterPage {
    /// Where what a chapter itself declares stands on its page.
    static func places(in chapter: Chapter) -> [String: String] {
        var places: [String: String] = [:]
        for helper in chapter.helpers {
            for (name, line) in helper.topLevel {
                places[name] = "#\(prefix(of: helper))L\(line + 1)"
            }
        }
        for (name, line) in chapter.main.topLevel {
            let text = chapter.main.lines[line]
            if !text.contains(/\b(?:let|var)\s/) { places[name] = "#L\(line + 1)" }
        }
        return places
    }

    static func prefix(of helper: Source) -> String {
        helper.name.dropLast(".swift".count) + "-"
    }

    func html(of number: Int) -> String {
        let segment = chapter.segments[number]
        var writer = CodeWriter(chapter.main) { segment.fold == nil ? address(of: $0) : nil }
        writer.isFolded = segment.fold != nil
        if !writer.isFolded { writer.parts = parts }
        let code = block(writer, segment.lines)
        var html = code
        if let fold = segment.fold {
            html = """
                <details class="fold"><summary>\(fold), as code\
                 <small>\(segment.lines.named)</small></summary>
                \(code)
                </details>
                """
        }
        if let lines = chapter.results[number] {
            let text = lines.map { printed($0.text) }
            html += """

                <div class="result" role="group" aria-label="Printed"><pre tabindex="0"><samp>\
                \(text.joined(separator: "\n"))</samp></pre></div>
                """
        }
        for lines in torch[number] ?? [] { html += "\n" + fold(torch: lines) }
        for (name, _) in chapter.figures where chapter.figurePlaces[name] == number {
            html += "\n" + figure(name)
        }
        for helper in chapter.helpers where chapter.helperPlaces[helper.path] == number {
            html += "\n" + fold(helper)
        }
        return html
    }

    /// A printed line: a tab after its label, as far as the page has room, and an indent where a
    /// long line goes on; what is indented itself is a table, and stays on its line.
    private func printed(_ line: String) -> String {
        let value = line.dropFirst(32)
        let label = line.prefix(32).trimmingCharacters(in: .whitespaces)
        let isRow = value.prefix(2).count == 2 && value.first == " " && !value.hasPrefix("  ")
        let isPadded = !line.hasPrefix(" ") && line.prefix(32).hasSuffix(" ") && !label.isEmpty
        let text = isRow && isPadded ? "\(label)\t\(value.dropFirst())" : line
        let isFree = line.count > 44 && !line.hasPrefix(" ")
        return isFree ? "<span>\(text.escapedText)</span>" : text.escapedText
    }

    func block(_ code: CodeWriter, _ lines: Range<Int>) -> String {
        var code = code
        code.targets.formUnion(
            chapter.claimPlaces.compactMap { $0?.source == code.source.path ? $0?.line : nil })
        guard !code.isFolded else { return code.block(lines) }
        let label = "\(code.source.name), \(lines.named)"
        return code.block(
            lines, head: "<a class=\"file\" href=\"source/\(code.source.path).txt\">\(label)</a>")
    }

    func fold(_ helper: Source) -> String {
        var writer = CodeWriter(helper, prefix: Self.prefix(of: helper)) { _ in nil }
        writer.isFolded = true
        let prose = chapter.passages.flatMap(\.rows).map(\.prose).joined()
        let used = chapter.main.words(0..<chapter.main.lines.count)
        writer.targets = Set(
            helper.topLevel.filter { used.contains($0.name) || prose.contains($0.name) }
                .map(\.line))
        let first = helper.lines.firstIndex { !$0.hasPrefix("import ") && !$0.isEmpty } ?? 0
        let last = helper.lines.lastIndex { !$0.isEmpty } ?? first
        let lines = first..<(last + 1)
        return """
            <details class="fold"><summary>\(helper.name) \
            <small>\(lines.count) lines</small></summary>
            \(block(writer, lines))
            </details>
            """
    }

    func fold(torch source: Source) -> String {
        let text = source.lines.joined(separator: "\n")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return """
            <details class="fold"><summary>The same lines in PyTorch</summary><div class="code">\
            <pre tabindex="0"><code>\(text.escapedText)</code></pre>\
            </div></details>
            """
    }

    func figure(_ name: String) -> String {
        guard drawn.contains(name) else {
            return
                "<p class=\"missing\">\(name) is drawn by <code>make figures</code>.</p>"
        }
        return FigureElement(
            name: name, chapter: chapter, parts: parts, places: figureParts[name]
        ).html(id: "figure-\(name)")
    }
}

extension Range<Int> {
    /// Lines from 1, as an editor numbers them: "lines 12–20".
    var named: String {
        count == 1 ? "line \(upperBound)" : "lines \(lowerBound + 1)–\(upperBound)"
    }
}
