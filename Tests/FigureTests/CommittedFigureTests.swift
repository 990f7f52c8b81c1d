import Foundation
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

    @Test func `no figure is committed that no chapter draws, nor the benchmark`() throws {
        let drawn = try ChapterSource.all.flatMap { try Chapter($0.program).listedFigures() }
        let committed = try files(in: Self.folder.appendingPathComponent("data"))
        let wanted = (drawn + ["benchmark-ratios"]).flatMap { ["\($0).csv", "\($0).gp"] }
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
                judged[figure, default: []].append(String(line.dropFirst(2)))
            } else {
                figure = String(line)
            }
        }
        for name in try chapter.listedFigures() {
            let first = judged[name]?.first
            #expect(first?.hasPrefix("holds  ") == true, "nothing is claimed of \(name)")
        }
        let results = try Results.load(Self.folder.appendingPathComponent(source.resultsFile))
        let recorded = Dictionary(grouping: results.claims ?? []) { $0.figure ?? "results" }
        #expect(recorded.mapValues { $0.map { $0.line() } } == judged)
    }

    /// In a copy of `Figures` the numbers of one series are replaced by others, all alike.
    @Test(arguments: ChapterSource.all)
    func `a claim that does not hold of the figures fails`(source: ChapterSource) throws {
        try withFolder { copy in
            let chapter = try Chapter(source.program)
            let name = try #require(try chapter.listedFigures().first)
            let (from, to) = (Self.folder.path, copy.appending(path: "Figures").path)
            try FileManager.default.copyItem(atPath: from, toPath: to)
            let table = copy.appending(path: "Figures/data/\(name).csv")
            let changed = try String(contentsOf: table, encoding: .utf8)
                .replacing(/,[^,\n]*(?=\n)/) { $0.output == ",y" ? ",y" : ",1" }
            try write(Data(changed.utf8), to: table)
            let before = try contents(of: copy)
            let ran = try chapter.run(["--check"], in: copy)
            #expect(ran.status == 1)
            #expect(ran.errors.hasPrefix("error: ") && ran.errors.contains("claims fail: "))
            #expect(ran.output.contains("\(name)\n") && ran.output.contains("\n  FAILS  "))
            #expect(try contents(of: copy) == before)
        }
    }
}
