import Foundation

/// All that the pages are made of.
struct Book {
    let project: URL
    let chapters: [Chapter]
    let notes: Notes
    let library: Library
    let bibliography: Bibliography
    let terms: [Term]
    let parts: [Part]
    let questions: [Question]
    /// Lines of PyTorch by the chapter and its type that does the same, "10.1-LSTM/ScratchLSTM".
    let torch: [String: Source]
    /// The figures that `Figures` has.
    let drawn: Set<String>
    /// The reader's own pages of notes: "10.7.2" is at "notes/10.7.2.png".
    var ownPages: [String: String] = [:]

    init(project: URL) throws {
        self.project = project
        let files = FileManager.default
        let folder = project.appendingPathComponent("Chapters").path
        let folders = try files.contentsOfDirectory(atPath: folder).sorted { $0.inOrder($1) }
            .filter { files.fileExists(atPath: "\(folder)/\($0)/main.swift") }
        let library = try Library(project: project)
        self.library = library
        chapters = try folders.map {
            try Chapter(folder: $0, project: project, others: library.files)
        }
        notes = try Notes(project: project)
        bibliography = try Bibliography(project: project)
        let list = project.appendingPathComponent("Book/terms.txt")
        terms = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
            .map { Term(line: String($0)) }
        parts = try Part.all(in: project)
        questions = try Question.all(in: project)
        torch = try Self.torch(in: project)
        let figures = project.appendingPathComponent("Figures").path
        drawn = Set(
            ((try? files.contentsOfDirectory(atPath: figures)) ?? []).filter {
                $0.hasSuffix(".svg")
            }.map { String($0.dropLast(4)) })
    }

    private static func torch(in project: URL) throws -> [String: Source] {
        let folder = project.appendingPathComponent("Book/torch").path
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".py") }.reduce(into: [:]) {
            $0[String($1.dropLast(3))] = try Source("Book/torch/\($1)", in: project)
        }
    }

    func questions(in chapter: Chapter) -> [Question] {
        questions.filter { $0.chapter == chapter.number }
    }

    /// A chapter's lines of PyTorch, by the segment that they stand under.
    func torch(in chapter: Chapter) -> [Int: [Source]] {
        torch.sorted { $0.key < $1.key }.reduce(into: [:]) { places, entry in
            let parts = entry.key.split(separator: "/")
            guard parts.first == Substring(chapter.folder), let name = parts.last else { return }
            if let place = chapter.lastSegment(declaring: String(name)) {
                places[place, default: []].append(entry.value)
            }
        }
    }

    /// Takes in the pictures of a folder: "1.png" is the notes' page ①, "10.7.2.jpg" that section's.
    mutating func add(notesIn folder: URL, to output: URL) throws {
        let place = output.appendingPathComponent("notes")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let parts = name.split(separator: ".")
            guard let kind = parts.last,
                ["png", "jpg", "jpeg", "webp"].contains(kind.lowercased())
            else { continue }
            try copy(folder.appendingPathComponent(name), to: place.appendingPathComponent(name))
            ownPages[parts.dropLast().joined(separator: ".")] = "notes/\(name)"
        }
    }

    /// Writes all pages into a folder, replacing what it held, and tells what is wrong with them.
    func weave(into output: URL) throws -> [Fault] {
        let work = output.appendingPathComponent(".work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        let pandoc = Pandoc(
            folder: work, bibliography: project.appendingPathComponent("Book/references.bib"))
        var faults: [Fault] = []
        var jobs: [Job] = []
        for chapter in chapters {
            let page = ChapterPage(chapter, of: self)
            let (text, lost) = page.markdown()
            faults += lost.map { Fault(chapter.main.path, "unknown citation: \($0)") }
            var job = Job(chapter.page, chapter.title, text, .chapter, style: "chapter")
            job.parts = page.parts
            jobs.append(job)
        }
        jobs += [
            Job("index.html", "Recurrent", indexPage, .chapter, style: "index"),
            Job("notes.html", "The notes, page by page", notesPage, nil),
            Job("errata.html", "Errata", errataPage, .chapter),
            Job("figures.html", "Figures", figuresPage, nil, style: "wide"),
            Job("terms.html", "Terms", termsPage, nil),
            Job("library.html", "Library", libraryPage, nil),
            Job("references.html", "References", referencesPage, .chapter),
        ]
        faults += try run(jobs, pandoc, output)
        faults += try weaveLibrary(pandoc, output)
        try copyFiles(to: output)
        for chapter in chapters {
            let text = PlainChapter(chapter, of: self).markdown
            try write(
                text,
                to: output.appendingPathComponent("epub/\(chapter.folder).md"))
        }
        return faults
    }

    private struct Job: Sendable {
        let page: Page
        let text: String
        /// How pandoc reads it; nil if it is HTML already.
        let kind: Pandoc.Kind?
        var parts: [Part] = []

        init(
            _ path: String, _ title: String, _ text: String, _ kind: Pandoc.Kind?,
            style: String = ""
        ) {
            page = Page(path: path, title: title, body: "", style: style)
            (self.text, self.kind) = (text, kind)
        }
    }

    func figureParts(of chapter: Chapter) -> [String: FigureParts] {
        chapter.figures.reduce(into: [:]) { parts, figure in
            let file = project.appendingPathComponent("Figures/data/\(figure.name).gp")
            guard let script = try? String(contentsOf: file, encoding: .utf8) else { return }
            parts[figure.name] = FigureParts(script: script)
        }
    }

    /// Runs pandoc on several pages at a time.
    private func run(_ jobs: [Job], _ pandoc: Pandoc, _ output: URL) throws -> [Fault] {
        let outcomes = Outcomes(count: jobs.count)
        DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
            let job = jobs[number]
            outcomes[number] = Result {
                var (html, faults) = (job.text, [Fault]())
                if let kind = job.kind {
                    (html, faults) = try pandoc.html(html, name: job.page.path, kind: kind)
                }
                var page = job.page
                page.body = job.parts.marked(in: html)
                try write(page.html, to: output.appendingPathComponent(page.path))
                return faults
            }
        }
        return try outcomes.all.flatMap { try $0.get() }
    }

    /// All files in one run of pandoc, which takes longer to start than to run.
    private func weaveLibrary(_ pandoc: Pandoc, _ output: URL) throws -> [Fault] {
        let parting = "<!-- next file -->"
        var faults: [Fault] = []
        var texts: [String] = []
        for file in library.files {
            let page = LibraryPage(file: file, library: library, bibliography: bibliography)
            let (text, lost) = page.markdown()
            faults += lost.map { Fault(file.path, "unknown citation: \($0)") }
            texts.append(text)
        }
        let (html, complaints) = try pandoc.html(
            texts.joined(separator: raw(parting)), name: "library", kind: .plain)
        let bodies = html.components(separatedBy: parting)
        guard bodies.count == library.files.count else {
            throw Fault("library", "pandoc ran some files together")
        }
        for (file, body) in zip(library.files, bodies) {
            let page = Page(
                path: Library.page(of: file), title: file.name, body: body, style: "library")
            try write(page.html, to: output.appendingPathComponent(page.path))
        }
        return faults + complaints
    }

    private func copyFiles(to output: URL) throws {
        try copy(
            project.appendingPathComponent("Book/book.css"),
            to: output.appendingPathComponent("book.css"))
        let figures = project.appendingPathComponent("Figures")
        let target = output.appendingPathComponent("figures")
        for name in drawn {
            for path in ["\(name).svg", "data/\(name).csv", "data/\(name).gp"] {
                let file = figures.appendingPathComponent(path)
                guard FileManager.default.fileExists(atPath: file.path) else { continue }
                try copy(file, to: target.appendingPathComponent(path))
            }
        }
        let sources = output.appendingPathComponent("source")
        for source in chapters.flatMap({ [$0.main] + $0.helpers }) + library.files {
            try write(
                source.lines.joined(separator: "\n"),
                to: sources.appendingPathComponent("\(source.path).txt"))
        }
    }
}

private func write(_ text: String, to file: URL) throws {
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
}

private func copy(_ file: URL, to place: URL) throws {
    let folder = place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(contentsOf: file).write(to: place, options: .atomic)
}

/// What came of jobs that ran side by side.
///
/// Safe: each job writes its own element, under a lock.
private final class Outcomes: @unchecked Sendable {
    private let lock = NSLock()
    private var outcomes: [Result<[Fault], any Error>?]

    init(count: Int) { outcomes = Array(repeating: nil, count: count) }

    var all: [Result<[Fault], any Error>] { lock.withLock { outcomes.compactMap(\.self) } }

    subscript(number: Int) -> Result<[Fault], any Error>? {
        get { lock.withLock { outcomes[number] } }
        set { lock.withLock { outcomes[number] = newValue } }
    }
}

extension String {
    /// Whether it comes before another, numbers counted as such: "10.9" before "10.10".
    fileprivate func inOrder(_ other: String) -> Bool {
        compare(other, options: .numeric) == .orderedAscending
    }
}
