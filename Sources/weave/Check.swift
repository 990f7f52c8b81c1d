import Foundation

/// What a page may not do: the notes' order lost, a claim without its passage, a result whose code is
/// gone, a figure that says nothing to those who cannot see it, a link that leads nowhere.
extension Book {
    func faults() -> [Fault] {
        chapters.flatMap { faultsOfTranscript($0) + faultsOfFigures($0) }
            + faultsOfHeadings() + faultsOfClaims() + faultsOfTerms() + faultsOfParts()
            + faultsOfQuestions() + faultsOfTorch()
    }

    /// The notes' headings have their passages, in the notes' order.
    func faultsOfHeadings() -> [Fault] {
        var faults: [Fault] = []
        var last = (chapter: 0, passage: 0, heading: "")
        for heading in notes.headings {
            let place = "Book/notes.tsv:\(heading.line)"
            guard let number = chapters.firstIndex(where: { $0.number == heading.chapter }),
                let passage = chapters[number].place(of: heading.passage)
            else {
                faults.append(
                    Fault(
                        place,
                        "\(heading.chapter) has no passage \"\(heading.passage)\" for the notes' \(heading.mark) \(heading.heading)"
                    ))
                continue
            }
            if (number, passage) < (last.chapter, last.passage) {
                faults.append(
                    Fault(
                        place,
                        "\(heading.chapter) \"\(heading.passage)\" stands before \"\(last.heading)\", which the notes have first"
                    ))
            }
            last = (number, passage, heading.passage)
        }
        return faults
    }

    /// Every claim of the notes has a passage and a page, and every mark in the code is one of them.
    func faultsOfClaims() -> [Fault] {
        let pages = Set(notes.headings.map(\.page))
        let ids = Set(notes.claims.map(\.id))
        var faults = notes.claims.flatMap { claim -> [Fault] in
            let place = "Book/claims.tsv:\(claim.line)"
            var faults: [Fault] = []
            if !pages.contains(claim.page) {
                faults.append(Fault(place, "\(claim.id): the notes have no page \(claim.page)"))
            }
            if !claim.passage.isEmpty, chapter(claim.chapter)?.passage(claim.passage) == nil {
                faults.append(
                    Fault(
                        place,
                        "\(claim.id): \(claim.chapter) has no passage \"\(claim.passage)\""))
            }
            return faults
        }
        for chapter in chapters {
            let unknown = Set(chapter.record.claims.compactMap(\.mark)).subtracting(ids)
            faults += unknown.sorted().map {
                Fault("Figures/\(chapter.command).json", "\($0) is no claim of Book/claims.tsv")
            }
        }
        return faults
    }

    /// Every printed line has the code that printed it.
    func faultsOfTranscript(_ chapter: Chapter) -> [Fault] {
        chapter.record.transcript.compactMap { line in
            let place = "\(line.file):\(line.line)"
            guard let source = chapter.source(of: line.file, library.files) else {
                return Fault(place, "printed \"\(line.text)\", and is gone")
            }
            let number = line.line - 1
            guard source.lines.indices.contains(number), source.lines[number].contains("show")
            else {
                return Fault(
                    place,
                    "prints nothing now, but printed \"\(line.text)\": run make figures")
            }
            return nil
        }
    }

    /// Every figure says in words what it shows.
    func faultsOfFigures(_ chapter: Chapter) -> [Fault] {
        let listed = chapter.figures.flatMap { name, _ -> [Fault] in
            var faults: [Fault] = []
            if FigureElement(name: name, chapter: chapter).alternative.isEmpty {
                faults.append(Fault(chapter.main.path, "figure \(name) has no description"))
            }
            if chapter.figurePlaces[name] == nil {
                faults.append(Fault(chapter.main.path, "no code draws figure \(name)"))
            }
            return faults
        }
        let known = Set(chapter.figures.map(\.name))
        let strange = Set(chapter.record.claims.compactMap(\.figure)).subtracting(known)
        return listed
            + strange.sorted().map {
                Fault(chapter.main.path, "there are claims on \($0), which it does not list")
            }
    }

    /// Every term is used somewhere.
    func faultsOfTerms() -> [Fault] {
        terms.filter { places(of: $0).isEmpty }.map {
            Fault("Book/terms.txt", "no passage uses the term \"\($0.name)\"")
        }
    }

    /// Every part is in the chapter's code and in a figure.
    func faultsOfParts() -> [Fault] {
        parts.flatMap { part -> [Fault] in
            let place = "Book/parts.tsv:\(part.line)"
            guard let chapter = chapter(part.chapter) else {
                return [Fault(place, "there is no chapter \(part.chapter)")]
            }
            let words = chapter.main.words(0..<chapter.main.lines.count)
            let drawn = figureParts(of: chapter).values.flatMap(\.places).map(\.name)
            return part.words.subtracting(words).sorted().map {
                Fault(place, "\(part.chapter) has no \($0) in its code")
            }
                + part.figureParts.filter { !drawn.contains($0) }.map {
                    Fault(place, "no figure of \(part.chapter) has a part \"\($0)\"")
                }
        }
    }

    /// Every question has an answer and a place, once the chapter has run, and every figure that was measured has a question.
    func faultsOfQuestions() -> [Fault] {
        let asked = Set(questions.compactMap(\.figure))
        let unanswered = questions.compactMap { question -> Fault? in
            let chapter = chapter(question.chapter)
            let isAnswered = chapter.map {
                $0.record.claims.isEmpty
                    || !$0.answers(to: question).isEmpty && $0.place(of: question) != nil
            }
            return isAnswered == true
                ? nil
                : Fault(
                    "Book/questions.tsv:\(question.line)",
                    "no recorded claim answers \"\(question.text)\"")
        }
        let unasked = chapters.flatMap { chapter in
            let diagrams = figureParts(of: chapter).filter(\.value.isDiagram).keys
            return chapter.figures.map(\.name).filter {
                drawn.contains($0) && !asked.contains($0) && !diagrams.contains($0)
            }.map { Fault(chapter.main.path, "no question is asked before figure \($0)") }
        }
        return unanswered + unasked
    }

    /// All lines of PyTorch stand under code that does the same.
    func faultsOfTorch() -> [Fault] {
        let shown = Set(chapters.flatMap { torch(in: $0).values.flatMap { $0.map(\.path) } })
        return torch.values.map(\.path).filter { !shown.contains($0) }.sorted().map {
            Fault($0, "no chapter has a type or function of this name")
        }
    }

    /// The links within a folder of pages that lead nowhere, and pictures without words.
    static func faultsOfPages(in folder: URL) -> [Fault] {
        var texts: [String: String] = [:]
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        for case let name as String in names where name.hasSuffix(".html") {
            let file = folder.appendingPathComponent(name)
            texts[name] = try? String(contentsOf: file, encoding: .utf8)
        }
        let places = texts.mapValues { text in
            Set(text.matches(of: /\bid="([^"]*)"/).map { String($0.1) })
        }
        var faults: [Fault] = []
        for (page, text) in texts.sorted(by: { $0.key < $1.key }) {
            for match in text.matches(of: /<img (?:(?!alt=)[^>])*>/) {
                faults.append(Fault(page, "a picture without words: \(match.0)"))
            }
            var seen: Set<Substring> = []
            for match in text.matches(of: /\b(?:href|src)="([^"]*)"/) {
                let link = match.1
                guard seen.insert(link).inserted, !link.contains(/^[a-z]+:/) else { continue }
                let parts = link.split(
                    separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? page : resolved(String(parts[0]), from: page)
                let isThere =
                    texts[target] != nil
                    || FileManager.default.fileExists(
                        atPath: folder.appendingPathComponent(target).path)
                let anchor = parts.count > 1 ? String(parts[1]) : ""
                if !isThere || !anchor.isEmpty && places[target]?.contains(anchor) != true {
                    faults.append(Fault(page, "a link leads nowhere: \(link)"))
                }
            }
        }
        return faults
    }

    private static func resolved(_ link: String, from page: String) -> String {
        var folders = page.split(separator: "/").dropLast()
        for part in link.split(separator: "/") {
            if part == ".." { _ = folders.popLast() } else { folders.append(part) }
        }
        return folders.joined(separator: "/")
    }
}
