import Course
import Foundation
import Notebook
import Recurrent
import TestSupport
import Testing

@testable import DeepRNN

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

    @Test(arguments: TextEncoding.Unit.allCases)
    func `a mixture is read as the book is, in its script and unit`(
        unit: TextEncoding.Unit
    ) throws {
        let text = String(repeating: "кошка видит дом и собака тоже ", count: 60)
        let book = try Corpus(text: text, letters: .all, unit: unit)
        let training = TrainingSettings(
            epochs: 20, learningRate: 1, batchSize: 16, threadCount: 1)
        let perplexities = try Author.both.perplexities(
            book, stepCount: 32, name: "text", hiddenSize: 8, depth: 1, training, seed: 0)
        #expect(perplexities[0] < 0.8 * Double(book.vocabulary.count), "\(perplexities)")
    }

    @Test func `a sweep's rates go with minibatches of its own size`() throws {
        func perplexities(_ options: String...) throws -> [Double] {
            try withFolder { folder in
                let notebook = Notebook(
                    chapter: "c", title: "C", figures: [:], specials: .languageModels(),
                    arguments: ["--quick", "--quiet", "--figures", folder.path] + options)
                let (corpus, windows) = notebook.characters(
                    of: String(repeating: "the time traveller ", count: 20))
                let size = corpus.vocabulary.count
                let sweep = notebook.sweep(on: windows, corpus: corpus) {
                    RNN(size, $0, using: &$1)
                }
                let stack = SweptStack(width: 4, depth: 1)
                let deep = notebook.perplexities(
                    of: [stack], seeds: 1,
                    TrainingSettings(epochs: 1, learningRate: 1, threadCount: 1), on: windows,
                    of: size)
                return [sweep[SweepSetting(size: 8, rate: 4)][0].validation, deep[stack][0]]
            }
        }
        let usual = try perplexities()
        #expect(try perplexities("--batch", "7") == usual)
    }

    @Test func `a short text goes through in short windows`() throws {
        try withFolder { folder in
            try write(
                Data("The time traveller was in it.".utf8), to: folder.appending(path: "my.txt"))
            let ran = try Chapter("DeepRNN").succeeds(
                [
                    "--text", "my.txt", "--steps", "4", "--quick", "--epochs", "1", "--hidden", "4",
                ], in: folder)
            #expect(ran.output.contains("has read: both") && ran.output.contains(" on the text, "))
            #expect(!ran.output.contains("has read: book") && !ran.output.contains("on the book"))
        }
    }

    @Test func `authors of other scripts are not mixed, and words are counted as words`() throws {
        let text = String(repeating: "кошка видит дом и собака тоже ", count: 20)
        try withFolder { folder in
            try write(Data(text.utf8), to: folder.appending(path: "my.txt"))
            let ran = try Chapter("DeepRNN").succeeds(
                ["--text", "my.txt", "--words", "--quick", "--epochs", "1", "--hidden", "4"],
                in: folder)
            #expect(ran.output.contains("authors: left out, as the text knows little"))
            #expect(!ran.output.contains("has read: "))
            let lines = ran.output.split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("words  ") && $0.hasSuffix(" 120") })
        }
    }
}
