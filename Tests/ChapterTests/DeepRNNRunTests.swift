import Foundation
import TestSupport
import Testing

@Suite struct DeepRNNRunTests {
    private let sweep = ["--quick", "--only", "deep-sweep"]

    @Test(arguments: [
        (["--layers", "0"], "1 to 64"), (["--dropout", "-0.5"], "from 0 to below 1"),
        (["--dropout", "1"], "from 0 to below 1"),
    ])
    func `a depth or a dropout that cannot be is told in a line`(
        arguments: [String], says: String
    ) throws {
        try withFolder { folder in
            let ran = try Chapter("DeepRNN").run(arguments, in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.contains(arguments[0]) && ran.errors.contains(says))
            #expect(ran.errors.count { $0 == "\n" } == 1)
        }
    }

    @Test(arguments: [["--layers", "2"], ["--dropout", "0.1"], ["--full"]])
    func `a chapter without stacks refuses their options`(arguments: [String]) throws {
        try withFolder { folder in
            let ran = try Chapter("LSTM").run(arguments + ["--quick"], in: folder)
            #expect(ran.status == 1)
            #expect(ran.errors.contains("\(arguments[0]): this chapter has no use for it"))
        }
    }

    @Test func `a full sweep goes on from where it was, any other begins again`() throws {
        try withFolder { folder in
            func run(_ options: [String]) throws -> String {
                let ran = try Chapter("DeepRNN").run(sweep + options, in: folder)
                #expect(ran.status == 0, "\(ran.errors)")
                return ran.output
            }
            let mark = "from an earlier run"
            #expect(try !run([]).contains(mark))
            #expect(try !run([]).contains(mark))
            let resumed = try run(["--full"]).split(separator: "\n")
            #expect(resumed.count { $0.contains(mark) } == 4)
            #expect(try !run(["--full", "--epochs", "2"]).contains(mark))
        }
    }

    @Test func `a stack of three layers trains with dropout`() throws {
        try withFolder { folder in
            let options = ["--quick", "--layers", "3", "--dropout", "0.2", "--hidden", "4"]
            let ran = try Chapter("DeepRNN").run(
                options + ["--only", "deep-perplexity", "--only", "deep-gradient-flow"], in: folder)
            #expect(ran.status == 0, "\(ran.errors)")
            for name in ["deep-perplexity", "deep-gradient-flow"] {
                let place = folder.appending(path: ".build/figures")
                #expect(FigureCheck(name: name, folder: place).faults() == [])
            }
        }
    }
}
