import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Every chapter as readers run it.
@Suite struct ChapterRunTests {
    @Test(arguments: ChapterSource.all)
    func `--help names every option and touches nothing`(source: ChapterSource) throws {
        try withFolder { folder in
            let ran = try Chapter(source.program).succeeds(["--help"], in: folder)
            #expect(ran.errors == "" && ran.output.hasPrefix("OVERVIEW: \(source.title)\n"))
            let options =
                "list check redraw again only quick figures seed seeds threads quiet"
            for option in options.split(separator: " ") {
                #expect(ran.output.contains("--\(option) "))
            }
            // What is not listed is unknown, and what is listed is not.
            for special in Options.Special.allCases {
                let option = special.rawValue
                let value: [Options.Special: [String]] = [
                    .words: [], .full: [], .book: [], .replace: [], .resume: [],
                    .letters: ["all"], .dropout: ["0.1"],
                ]
                let isListed = ran.output.contains("--\(option) ")
                let companions: [Options.Special: [String]] = [
                    .validation: ["--text", "2"], .test: ["--validation", "2", "--text", "2"],
                ]
                let tried = try Chapter(source.program).run(
                    ["--\(option)"] + (value[special] ?? ["2"]) + ["--list"]
                        + (isListed ? companions[special] ?? [] : []), in: folder)
                #expect(tried.status == (isListed ? 0 : EX_USAGE), "--\(option)")
                let says = "error: Unknown option '--\(option)'; see --help\n"
                #expect(tried.errors == (isListed ? "" : says))
            }
            #expect(try files(in: folder) == [])
        }
    }

    @Test(arguments: ChapterSource.all)
    func `a quick run draws every figure that is listed, and nothing elsewhere`(
        source: ChapterSource
    ) throws {
        let chapter = try Chapter(source.program)
        try withFolder { folder in
            let ran = try chapter.succeeds(["--quick"], in: folder)
            let figures = try chapter.listedFigures()
            #expect(!figures.isEmpty)
            let place = folder.appending(path: ".build/figures")
            for name in figures {
                #expect(FigureCheck(name: name, folder: place).faults() == [])
                #expect(ran.output.contains("\n.build/figures/\(name).svg  ("))
            }
            let wanted = figures.flatMap { ["\($0).svg", "data/\($0).csv", "data/\($0).gp"] }
            let all = wanted + ["data", source.resultsFile]
            let drawn = try files(in: place).filter { !$0.hasPrefix("runs") }
            #expect(drawn == all.sorted())
            #expect(try files(in: folder).allSatisfy { $0.hasPrefix(".build") })
            try checkResults(place.appending(path: source.resultsFile))
        }
    }

    private func checkResults(_ file: URL) throws {
        let results = try Results.load(file)
        #expect(results.claims?.isEmpty == false && results.transcript?.isEmpty == false)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("\"nan\"") && !text.contains("inf\""))
    }
}
