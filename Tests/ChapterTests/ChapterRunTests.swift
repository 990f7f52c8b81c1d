import Foundation
import TestSupport
import Testing

/// The series that may have gaps, by figure.
private let gaps: [String: Set<String>] = ["beam-tree": ["pruned", "kept", "chosen"]]

/// Every chapter as readers run it.
@Suite struct ChapterRunTests {
    @Test(arguments: ChapterSource.all)
    func `--help names every option and touches nothing`(source: ChapterSource) throws {
        try withFolder { folder in
            let ran = try Chapter(source.program).run(["--help"], in: folder)
            #expect(ran.status == 0 && ran.errors == "")
            #expect(ran.output.hasPrefix("\(source.title)\n"))
            for option in [
                "list", "only", "quick", "data", "text", "figures", "seed", "threads", "epochs",
                "hidden", "learning-rate",
            ] { #expect(ran.output.contains("--\(option) ")) }
            #expect(try files(in: folder) == [])
        }
    }

    @Test(arguments: ChapterSource.all)
    func `a quick run draws every figure that is listed, and nothing elsewhere`(
        source: ChapterSource
    ) throws {
        let chapter = try Chapter(source.program)
        try withFolder { folder in
            let ran = try chapter.run(["--quick"], in: folder)
            #expect(ran.status == 0 && !ran.errors.contains("error"), "\(ran.errors)")

            let figures = try chapter.listedFigures()
            #expect(!figures.isEmpty)
            let place = folder.appending(path: ".build/figures")
            for name in figures {
                #expect(FigureCheck(name: name, folder: place).faults(gaps: gaps[name] ?? []) == [])
                #expect(ran.output.contains("\n.build/figures/\(name).svg  ("))
            }
            let wanted = figures.flatMap { ["\($0).svg", "data/\($0).csv", "data/\($0).gp"] }
            let all = wanted + ["data", source.resultsFile]
            #expect(try files(in: place) == all.sorted())
            #expect(try files(in: folder).allSatisfy { $0.hasPrefix(".build") })
            try checkResults(place.appending(path: source.resultsFile))
        }
    }

    private func checkResults(_ file: URL) throws {
        let results = try ChapterResults(file)
        #expect(!results.runs.isEmpty || !results.results.isEmpty)
        for run in results.runs {
            #expect(run.seed == 0 && run.epochs > 0)
            #expect(!run.numbers.isEmpty && run.numbers.values.allSatisfy(\.isFinite), "\(run)")
            let perplexities = run.numbers.filter { $0.key.hasSuffix("erplexity") }
            #expect(perplexities.values.allSatisfy { $0 > 1 }, "\(run)")
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("\"nan\"") && !text.contains("inf\""))
    }
}
