import Foundation

/// Turns Markdown into a part of a page, by the program `pandoc`.
struct Pandoc {
    /// Where the Markdown lies that it is given.
    let folder: URL
    let bibliography: URL

    enum Kind { case chapter, plain }

    static var isThere: Bool { (try? run("pandoc", ["--version"])).map { $0.status == 0 } ?? false }

    /// The HTML, and what pandoc complained of.
    func html(_ markdown: String, name: String, kind: Kind) throws -> (String, [Fault]) {
        let stem = folder.appendingPathComponent(name.replacingOccurrences(of: "/", with: "."))
        let (input, output) = (
            stem.appendingPathExtension("md"), stem.appendingPathExtension("part")
        )
        try markdown.write(to: input, atomically: true, encoding: .utf8)
        var format =
            "markdown-raw_html-native_divs-native_spans-fancy_lists"
            + "+lists_without_preceding_blankline"
        var arguments = ["--to", "html5", "--mathml", "--wrap", "preserve", "--no-highlight"]
        arguments += ["--preserve-tabs"]
        if kind == .plain {
            format += "-tex_math_dollars-citations"
        } else {
            arguments += ["--citeproc", "--bibliography", bibliography.path]
            arguments += ["--metadata", "link-citations=true"]
        }
        arguments += ["--from", format, "--output", output.path, input.path]
        let (status, errors) = try Self.run("pandoc", arguments)
        guard status == 0 else { throw Fault(name, "pandoc failed: \(errors)") }
        let html = try String(contentsOf: output, encoding: .utf8)
        return (Self.mended(html), Self.faults(errors, in: name))
    }

    /// What pandoc does not know, said in another way: `\textrm f` without braces and brackets of a
    /// size that is named; θ_t outside equations; a gap, ___, that is not emphasis.
    static func normalised(_ text: String) -> String {
        text.replacing(/\\(textrm|mathrm|mathbb|mathbf) (\w)/) { "\\\($0.1){\($0.2)}" }
            .replacing(/\\[bB]igg?[lr]?(?=[()\[\]|])/, with: "")
            .replacing(
                /`+(?s:.*?)`+|\$+[^$]*\$+|(\p{L})_(?:\{([^}\s]+)\}|(\w\w?)(?!\w))|[ \n]_{2,}/
            ) {
                match in
                if let letter = match.1 { return "\(letter)~\(match.2 ?? match.3 ?? "")~" }
                guard match.0.hasSuffix("_") else { return String(match.0) }
                return match.0.replacingOccurrences(of: "_", with: "\\_")
            }
    }

    /// What pandoc sets over a letter begins with no letter to stand over, which a page may not have.
    private static let accents = [
        (combining: "\u{303}", alone: "~"), ("\u{302}", "^"), ("\u{20D7}", "→"), ("\u{20D6}", "←"),
    ]

    /// Its HTML with what readers who use no mouse need, and with brackets as high as their line in
    /// equations that are no higher.
    private static func mended(_ html: String) -> String {
        html.replacing(/(?s)<math .*?<\/math>/) { match in
            var math = String(match.0)
            for (combining, alone) in accents {
                math = math.replacingOccurrences(of: ">\(combining)<", with: ">\(alone)<")
            }
            if !math.contains(/<mfrac|<munder|<mover(?! accent)/) {
                math = math.replacingOccurrences(
                    of: "stretchy=\"true\" form", with: "stretchy=\"false\" form")
            }
            let isInline = math.contains("display=\"inline\"")
            guard math.count > (isInline ? 700 : 800) else { return math }
            let style = isInline ? "wide" : "wide display"
            return "<span class=\"\(style)\" tabindex=\"0\" role=\"group\" aria-label=\"Equation\">"
                + math + "</span>"
        }
        .replacing(/<pre(?: class="\w+")?><code>/, with: "<pre tabindex=\"0\"><code>")
        .replacingOccurrences(of: " role=\"doc-biblioentry\"", with: "")
        .replacingOccurrences(of: " role=\"doc-bibliography\"", with: "")
    }

    private static func faults(_ errors: String, in name: String) -> [Fault] {
        errors.split(separator: "[WARNING]").compactMap { warning in
            let text = warning.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !text.isEmpty else { return nil }
            if text.contains("TeX math") {
                return Fault(name, "an equation cannot be turned into MathML: \(text)")
            }
            if text.contains("Citeproc: citation") {
                return Fault(name, "unknown citation: \(text)")
            }
            return Fault(name, "pandoc: \(text)")
        }
    }

    /// Runs a program to its end: its status, and what it wrote on the standard error stream.
    static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
