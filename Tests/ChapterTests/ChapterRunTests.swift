import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Figures that are drawn by `--full`, or where that was.
private let takesHours = ["seq2seq-full", "beam-full"]

/// Every chapter as readers run it.
@Suite struct ChapterRunTests {
    @Test(arguments: ChapterSource.all)
    func `--help names every option and touches nothing`(source: ChapterSource) throws {
        try withFolder { folder in
            let ran = try Chapter(source.program).succeeds(["--help"], in: folder)
            #expect(ran.errors == "" && ran.output.hasPrefix("OVERVIEW: \(source.title)\n"))
            let options =
                "list check redraw again plan run only over quick figures seed seeds threads quiet"
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
                    .resume: ["--full"], .replace: ["--save", "2"],
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
            let figures = try chapter.listedFigures().filter { !takesHours.contains($0) }
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
            try checkResults(place.appending(path: source.resultsFile), of: source.program)
            try checkHeadings(ran.output, source)
        }
    }

    /// What is printed stands below the text's own headings, in the text's order, and a figure
    /// that `main.swift` draws below the heading that it is drawn below there.
    private func checkHeadings(_ output: String, _ source: ChapterSource) throws {
        let text = try String(contentsOf: source.file, encoding: .utf8).split(separator: "\n")
        let lines = output.split(separator: "\n")
        #expect(lines.first == "# \(source.title)")
        let headings = { (lines: [Substring]) in lines.filter { $0.hasPrefix("## ") } }
        let printed = headings(lines)
        #expect(printed.count > 4 && printed == headings(text).filter(printed.contains))
        let isFollowed = zip(lines, lines.dropFirst() + ["## the end"]).allSatisfy {
            !$0.hasPrefix("## ") || !$1.hasPrefix("## ")
        }
        #expect(isFollowed)
        for (number, line) in text.enumerated() {
            guard let drawn = line.wholeMatch(of: /notebook\.figure\("(.*)"\) \{/)?.1,
                let told = lines.firstIndex(where: { $0.contains("/\(drawn).svg  (") })
            else { continue }
            let above = lines[..<told].last { $0.hasPrefix("## ") }
            #expect(above == text[..<number].last { $0.hasPrefix("## ") }, "\(drawn)")
        }
    }

    private func checkResults(_ file: URL, of program: String) throws {
        let results = try Results.load(file)
        #expect(results.claims?.isEmpty == false && results.transcript?.isEmpty == false)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("\"nan\"") && !text.contains("inf\""))
        let held = (results.claims ?? []).filter { $0.holds || $0.leans == true }.map(\.text)
        for lesson in lessons[program, default: ["nothing is expected of \(program)"]] {
            #expect(held.contains { $0.hasSuffix(lesson) }, "\(lesson)")
        }
        #expect(3 * held.count > 2 * (results.claims?.count ?? 0) || program == "TranslationData")
    }
}

/// What a toy run teaches: claims that hold on the embedded grammar. Of 10.5 the most are of facts
/// that the book's file alone has.
private let lessons = [
    "LSTM": [
        "the library's layer: it ends below the 2-gram model, and not below the best there can be",
        "at every length it is below both RNNs'",
        "with every seed a cell follows the letters of a word",
    ],
    "GRU": [
        "the library's layer: it ends below the 2-gram model, and not below the best there can be",
        "on both tasks both gates halve the error of neither",
    ],
    "DeepRNN": [
        "layers: 2: it ends below the 2-gram model, and not below the best there can be",
        "with every seed four times the text leaves a lower perplexity",
    ],
    "BidirectionalRNN": [
        "each does better than to guess", "in the end they leave a fifth less to be wrong",
        "what is reported is far below the forward model's perplexity",
        "without the future it is above the forward model's",
    ],
    "TranslationData": [],
    "EncoderDecoder": [
        "up to 4 letters most answers end where they should",
        "copy: the additive score gets most right, of 3 to 6",
        "reverse: the additive score gets most right, of 3 to 6",
    ],
    "Seq2Seq": [
        "attention lowers the validation loss", "with attention a translator does better",
        "GRU and LSTM are ahead of the RNN", "the context at every step helps",
    ],
    "BeamSearch": [
        "nearly every optimum is proven",
        "greedy search misses more than a quarter, the widest a third of that",
        "with each early model the likeliest are worse than the greedy",
    ],
]
