import Recurrent
import Testing

@Suite struct WindowsTests {
    private func corpus(_ text: String) throws -> Corpus { try Corpus(text: text) }
    private let alphabet = "abcdefghijklmnopqrstuvwxyz"

    @Test func `targets are the inputs one token later`() throws {
        let corpus = try corpus(alphabet)
        let windows = try Windows(corpus, stepCount: 3, trainingCount: 10, validationCount: 5)
        let batch = windows.batch([0, 4, 14])
        #expect(batch.inputs.stepCount == 3 && batch.inputs.batchSize == 3)
        #expect(corpus.decode(batch.inputs.indices) == "aeobfpcgq")
        #expect(corpus.decode(batch.targets.indices) == "bfpcgqdhr")
        #expect(windows.batch([]).inputs.indices.isEmpty)
    }

    @Test func `the first windows train and the next validate`() throws {
        let windows = try Windows(
            corpus(alphabet), stepCount: 3, trainingCount: 10, validationCount: 5)
        #expect(windows.training == 0..<10 && windows.validation == 10..<15 && !windows.isCut)
        #expect(windows.trainingTokens == 0..<13 && windows.validationTokens == 13..<18)
    }

    @Test func `a short text is shared out in proportion`() throws {
        let windows = try Windows(corpus(alphabet), stepCount: 2)
        #expect(windows.training == 0..<16 && windows.validation == 16..<24 && windows.isCut)
        let batch = windows.batch(windows.validation)
        #expect(batch.targets[1, 7] == Int(try corpus(alphabet).indices[25]))
    }

    @Test func `a text with just enough tokens is not cut`() throws {
        let exact = try Windows(
            corpus(alphabet), stepCount: 6, trainingCount: 16, validationCount: 4)
        #expect(exact.training == 0..<16 && exact.validation == 16..<20 && !exact.isCut)
    }

    @Test func `each kind keeps a window however lopsided the counts`() throws {
        let text = try corpus("abcd")
        let windows = try Windows(text, stepCount: 2, trainingCount: 1, validationCount: 999)
        #expect(windows.training == 0..<1 && windows.validation == 1..<2)
    }

    @Test func `a text too short for two windows is an error with both numbers`() throws {
        #expect(
            message { try Windows(corpus(String(repeating: "a", count: 33)), name: "mine.txt") }
                == "mine.txt: 33 characters, but 34 are needed for two windows of 32 steps; "
                + "give a longer text")
        let enough = try Windows(corpus(String(repeating: "a", count: 34)))
        #expect(enough.training.count == 1 && enough.validation.count == 1)
    }

    /// D2L, section 9.3.2: with 32 steps the first 10,032 characters train.
    @Test(.enabled(if: Book.isHere)) func `the book's split of The Time Machine`() throws {
        let corpus = try Book.corpus()
        let windows = try Windows(corpus)
        #expect(windows.training == 0..<10_000 && windows.validation == 10_000..<15_000)
        #expect(windows.trainingTokens.count == 10_032)
        #expect(windows.validationTokens == 10_032..<15_032)
        let last = windows.batch([windows.validation.upperBound - 1])
        #expect(last.inputs.indices == Array(corpus.indices[14_999..<15_031]))
        #expect(last.targets.indices == Array(corpus.indices[15_000..<15_032]))
    }
}
