import Recurrent
import Testing

@Suite struct VocabularyTests {
    @Test func `characters sort as space, <unk>, then letters`() {
        let vocabulary = Vocabulary(tokens: ["b", "a", " ", "b"])
        #expect(vocabulary.tokens == [" ", "<unk>", "a", "b"])
        #expect(vocabulary["b"] == 3 && vocabulary[" "] == 0 && vocabulary.unknownIndex == 1)
    }

    @Test func `rare tokens are left to <unk> but counted`() {
        let words = ["the", "time", "the", "traveller", "time", "the"]
        let vocabulary = Vocabulary(tokens: words, minimumFrequency: 2)
        #expect(vocabulary.tokens == ["<unk>", "the", "time"])
        #expect(vocabulary["traveller"] == vocabulary.unknownIndex)
        #expect(!vocabulary.contains("traveller") && vocabulary.contains("time"))
        #expect(vocabulary.counts.map(\.token) == ["the", "time", "traveller"])
        #expect(vocabulary.counts.map(\.count) == [3, 2, 1])
    }

    @Test func `equal counts keep the order of appearance`() {
        let vocabulary = Vocabulary(tokens: ["z", "y", "x", "y", "z"])
        #expect(vocabulary.counts.map(\.token) == ["z", "y", "x"])
    }

    @Test func `reserved tokens are there once, whether they occur or not`() {
        let vocabulary = Vocabulary(
            tokens: ["go", "<pad>"], minimumFrequency: 2, reserved: ["<pad>", "<bos>", "<eos>"])
        #expect(vocabulary.tokens == ["<bos>", "<eos>", "<pad>", "<unk>"])
    }

    @Test func `nothing but <unk> is the vocabulary of no tokens`() {
        let vocabulary = Vocabulary(tokens: [])
        #expect(vocabulary.tokens == ["<unk>"] && vocabulary.counts.isEmpty)
        #expect(vocabulary["anything"] == 0)
    }

    /// Python orders "z" < "é" < "’" < "😀", and keeps both spellings of é apart.
    @Test func `tokens sort and differ by Unicode scalar as in Python`() {
        let vocabulary = Vocabulary(tokens: ["😀", "\u{e9}", "’", "z", "e\u{301}", "Z", "!"])
        let scalars = vocabulary.tokens.map { Array($0.unicodeScalars) }
        let expected = ["!", "<unk>", "Z", "e\u{301}", "z", "\u{e9}", "’", "😀"]
        #expect(scalars == expected.map { Array($0.unicodeScalars) })
        #expect(vocabulary["\u{e9}"] == 5 && vocabulary["e\u{301}"] == 3)
    }

    @Test func `indices and tokens are inverse but for the unknown`() {
        let vocabulary = Vocabulary(tokens: ["b", "a", "c"])
        #expect(vocabulary.indices(of: ["c", "?", "a"]) == [3, 0, 1])
        #expect(vocabulary.tokens(at: [3, 0, 1] as [Int32]) == ["c", "<unk>", "a"])
        #expect(vocabulary.tokens(at: 0..<Int32(vocabulary.count)) == vocabulary.tokens)
    }
}
