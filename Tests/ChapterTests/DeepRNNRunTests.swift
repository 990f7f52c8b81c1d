import Foundation
import TestSupport
import Testing

@Suite struct DeepRNNRunTests {
    @Test(arguments: [
        (["--layers", "0"], "1 to 64"), (["--dropout", "-0.5"], "from 0 to below 1"),
        (["--dropout", "1"], "from 0 to below 1"), (["--dropout", "nan"], "from 0 to below 1"),
    ])
    func `a depth or a dropout that cannot be is told in a line`(
        arguments: [String], says: String
    ) throws {
        try withFolder {
            try Chapter("DeepRNN").fails(arguments, [arguments[0], says], in: $0, after: "")
        }
    }

    @Test(arguments: ["deep-perplexity", "deep-gradient-flow"])
    func `a stack of three layers trains with dropout`(figure: String) throws {
        let options = ["--quick", "--layers", "3", "--dropout", "0.2", "--hidden", "4"]
        try withFolder { _ = try Chapter("DeepRNN").draws(figure, options, in: $0) }
    }
}
