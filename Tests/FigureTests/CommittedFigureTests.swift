import Foundation
import Recurrent
import TestSupport
import Testing

@testable import Notebook

/// What `Figures` holds, and what the chapters' texts say of it.
@Suite struct CommittedFigureTests {
    static let folder = projectFolder.appendingPathComponent("Figures")

    @Test(arguments: ChapterSource.all)
    func `every figure that a chapter lists is committed, drawn whole from its data`(
        source: ChapterSource
    ) throws {
        let listed = try Chapter(source.program).listedFigures()
        #expect(!listed.isEmpty)
        for name in listed {
            #expect(FigureCheck(name: name, folder: Self.folder).faults() == [], "\(name)")
        }
    }

    @Test func `no figure is committed that no chapter draws, nor Benchmarks`() throws {
        let drawn = try ChapterSource.all.flatMap { try Chapter($0.program).listedFigures() }
        let committed = try files(in: Self.folder.appendingPathComponent("data"))
        let names = drawn + ["benchmark-ratios", "scaling"]
        let wanted = names.flatMap { ["\($0).csv", "\($0).gp"] }
        #expect(Set(committed).subtracting(wanted).isEmpty)
    }

    @Test(arguments: ChapterSource.all)
    func `what a chapter's text claims holds of its committed figures, as recorded with them`(
        source: ChapterSource
    ) throws {
        let chapter = try Chapter(source.program)
        let ran = try withFolder { elsewhere in
            let ran = try chapter.run(["--check", "--figures", Self.folder.path], in: elsewhere)
            #expect(try files(in: elsewhere) == [])
            return ran
        }
        #expect(ran.status == 0 && ran.errors == "", "\(ran.errors)")
        var judged: [String: [String]] = [:]
        var figure = ""
        for line in ran.output.split(separator: "\n") {
            if line.hasPrefix("  ") {
                // Columns differ in width.
                let verdict = line.dropFirst(2).replacing(#/ {2,}/#, with: "  ")
                judged[figure, default: []].append(String(verdict))
            } else if !line.hasPrefix("#") {
                figure = String(line)
            }
        }
        for name in try chapter.listedFigures() {
            let first = judged[name]?.first
            let isJudged = ["holds  ", "undecided  "].contains { first?.hasPrefix($0) == true }
            #expect(isJudged, "nothing is claimed of \(name)")
        }
        let results = try Results.load(Self.folder.appendingPathComponent(source.resultsFile))
        let recorded = Dictionary(grouping: results.claims ?? []) { $0.figure ?? "results" }
        #expect(recorded.mapValues { $0.map { $0.line() } } == judged)
    }

    /// Each table without its last rows, down to none: what a claim compares may not be there. First
    /// the table alone, then with the mark in its script made anew.
    @Test(arguments: ChapterSource.all)
    func `tables that were cut short are refused, or their claims fail, and nothing else`(
        source: ChapterSource
    ) throws {
        try withFolder { copy in
            let place = copy.appending(path: "Figures")
            try FileManager.default.copyItem(atPath: Self.folder.path, toPath: place.path)
            for (share, isMarked) in [(0.6, false), (0.6, true), (0, true)] {
                for name in try files(in: place.appending(path: "data")) where name.hasSuffix("csv")
                {
                    let file = place.appending(path: "data/\(name)")
                    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                    let left = lines.prefix(1 + Int(share * Double(lines.count - 1)))
                    let table = Data((left.joined(separator: "\n") + "\n").utf8)
                    try table.write(to: file)
                    guard isMarked else { continue }
                    let script = file.deletingPathExtension().appendingPathExtension("gp")
                    let text = try String(contentsOf: script, encoding: .utf8)
                        .replacing(/# Points: .*/) { _ in Table.mark(of: table) }
                    try Data(text.utf8).write(to: script)
                }
                let ran = try Chapter(source.program).run(
                    ["--check", "--figures", place.path], in: copy)
                let error =
                    isMarked ? " of the text's claims fail: " : ".gp was made with; draw the figure"
                #expect(ran.status == 1 && ran.errors.contains(error), "\(ran.errors)")
                #expect(ran.errors.split(separator: "\n").count == 1, "\(ran.errors)")
            }
        }
    }

    /// Drawings aside, in which versions of gnuplot differ.
    @Test(
        .enabled(if: d2lsTexts != nil, "RECURRENT_DATA names no folder with D2L's texts"),
        arguments: ChapterSource.all)
    func `drawn again from kept runs, results and points are the same to the byte`(
        source: ChapterSource
    ) throws {
        try withFolder { copy in
            try FileManager.default.copyItem(
                atPath: Self.folder.path, toPath: copy.appending(path: "Figures").path)
            let committed = try contents(of: Self.folder)
            for (place, options) in [
                (".build/figures", []), ("Figures", ["--figures", "Figures"]),
            ] {
                let ran = try Chapter(source.program).run(
                    ["--redraw"] + options, in: copy,
                    environment: ["RECURRENT_DATA": d2lsTexts ?? ""])
                #expect(ran.status == 0, "\(ran.errors)")
                for (name, bytes) in try contents(of: copy.appending(path: place)) {
                    guard let bytes, !name.hasSuffix(".svg") else { continue }
                    #expect(committed[name] == bytes, "\(place)/\(name)")
                }
                guard options.isEmpty else { continue }
                #expect(try contents(of: copy.appending(path: "Figures")) == committed)
            }
        }
    }

    /// In a copy of `Figures` every fraction that came of a run of the chapter is replaced by 1; short
    /// ones may be settings. The fingerprint that tells a changed file is made anew.
    @Test(arguments: ChapterSource.all)
    func `claims that do not hold of what runs came to fail`(source: ChapterSource) throws {
        try withFolder { copy in
            let figures = copy.appending(path: "Figures")
            try FileManager.default.copyItem(atPath: Self.folder.path, toPath: figures.path)
            let runs = figures.appending(path: "runs/\(source.resultsFile.dropLast(5))")
            for name in try files(in: runs) where name.hasSuffix(".json") {
                try forge(runs.appending(path: name)) { fields in
                    fields.replacing(/"outcome":.*?,"seconds":/) { match in
                        match.output.replacing(/([:\[,])-?[0-9]+\.[0-9]{4}[0-9e-]*/) {
                            "\($0.output.1)1"
                        }
                    }
                }
            }
            let before = try contents(of: copy)
            let ran = try Chapter(source.program).run(["--check"], in: copy)
            #expect(ran.status == 1)
            // Where outcomes decide which runs come next, these may be missing.
            let says = ["claims fail: ", "there is no whole kept run here"]
                .filter(ran.errors.contains)
            #expect(ran.errors.hasPrefix("error: ") && !says.isEmpty)
            #expect(ran.output.contains("\n  FAILS  "))
            #expect(try contents(of: copy) == before)
        }
    }
}

private let d2lsTexts = ProcessInfo.processInfo.environment["RECURRENT_DATA"]
