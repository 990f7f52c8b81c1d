import Foundation
import Recurrent
import Testing

extension Tokens {
    /// One sequence of a batch.
    fileprivate func sequence(_ index: Int) -> [Int32] {
        (0..<stepCount).map { indices[$0 * batchSize + index] }
    }
}

@Suite struct TranslationDataTests {
    private static let text = try! seeded { try ParallelText.grammar(count: 1_500, using: &$0) }

    private func split(
        _ text: ParallelText = text, maximumLength: Int = 20,
        longPairs: TranslationData.LongPairs = .dropped, trainingCount: Int? = nil,
        validationCount: Int = 100, testCount: Int = 100, seed: UInt64 = 0
    ) throws -> TranslationData {
        try seeded(seed) {
            try TranslationData(
                splitting: text, maximumLength: maximumLength, longPairs: longPairs,
                trainingCount: trainingCount, validationCount: validationCount,
                testCount: testCount, using: &$0)
        }
    }

    private func pairs(_ sentences: String) throws -> ParallelText {
        try ParallelText(
            text: sentences.replacing("=", with: "\t").replacing("/", with: "\n"), name: "mine.txt")
    }

    /// D2L, section 10.5.3, shows this row.
    @Test func `a row is source, <eos>, padding and <bos>, target, padding`() throws {
        let text = try pairs("hi .=salut ./hi .=salut .")
        let data = try TranslationData.book(text, trainingCount: 1, validationCount: 1)
        let batch = data.batch(data.training)
        let (source, target) = (data.sourceVocabulary, data.targetVocabulary)
        let rest = [String](repeating: "<pad>", count: 9)
        #expect(source.tokens(at: batch.source.indices) == ["hi", ".", "<eos>"] + rest.prefix(6))
        #expect(
            target.tokens(at: batch.inputs.indices)
                == ["<bos>", "salut", ".", "<eos>"] + rest.prefix(5))
        #expect(
            target.tokens(at: batch.targets.indices) == ["salut", ".", "<eos>"] + rest.prefix(6))
        #expect(batch.sourceLengths == [3] && batch.targetLengths == [3])
    }

    @Test func `padding stands behind the valid length and nowhere else`() throws {
        let data = try split()
        let batch = data.batch(data.validation)
        let sides = [
            (batch.source, batch.sourceLengths, data.vocabularies.sourcePadding),
            (batch.targets, batch.targetLengths, data.vocabularies.targetPadding),
        ]
        for (tokens, lengths, padding) in sides {
            #expect(tokens.stepCount == lengths.max() && tokens.batchSize == lengths.count)
            for (row, length) in lengths.enumerated() {
                let sequence = tokens.sequence(row)
                #expect(!sequence[..<length].contains(padding))
                #expect(sequence[length...].allSatisfy { $0 == padding })
            }
        }
    }

    @Test func `the inputs are the targets one step later, behind <bos>`() throws {
        let data = try split()
        let batch = data.batch(data.training.prefix(70))
        for row in 0..<70 {
            let target = batch.targets.sequence(row)
            #expect(batch.inputs.sequence(row) == [data.vocabularies.start] + target.dropLast())
            #expect(target[batch.targetLengths[row] - 1] == data.vocabularies.end)
        }
    }

    @Test func `a row decodes to its pair, but for unknown words`() throws {
        let data = try split()
        let examples = data.test + data.training.prefix(50)
        let batch = data.batch(examples)
        for (row, pair) in examples.map(data.pair).enumerated() {
            let source = data.vocabularies.decode(source: batch.source.sequence(row))
            let target = data.vocabularies.decode(batch.targets.sequence(row))
            #expect(source == known(pair.source, data.sourceVocabulary))
            #expect(target == known(pair.target, data.targetVocabulary))
        }
    }

    private func known(_ tokens: [String], _ vocabulary: Vocabulary) -> [String] {
        tokens.map { vocabulary.contains($0) ? $0 : Vocabulary.unknown }
    }

    @Test func `an empty batch has no rows`() throws {
        let batch = try split().batch([])
        #expect(batch.source.indices.isEmpty && batch.inputs.indices.isEmpty)
    }

    @Test func `a sentence of the reader's is read as the text was`() throws {
        let vocabularies = try split().vocabularies
        let encoded = vocabularies.encode("She READS the gazette.")
        #expect(encoded.tokens == ["she", "reads", "the", "gazette", "."])
        #expect(encoded.unknown.count == 1)
        let read = vocabularies.decode(source: encoded.indices)
        #expect(read == ["she", "reads", "the", "<unk>", "."] && encoded.indices.count == 6)
        let nothing = vocabularies.encode("")
        #expect(nothing.indices.count == 1 && nothing.unknown == [])
    }

    @Test func `the book cuts off <eos>, the split keeps it`() throws {
        let text = try pairs("a b c d=a b c d/a b c d=e f g h/a b=a b")
        let book = try TranslationData.book(
            text, stepCount: 3, trainingCount: 2, validationCount: 1, minimumFrequency: 1)
        #expect(book.vocabularies.decode(source: book.sources[0]) == ["a", "b", "c"])
        #expect(book.batch([0, 2]).sourceLengths == [3, 3])
        let end = book.vocabularies.end
        #expect(!book.targets[0].contains(end) && book.targets[2].last == end)
        #expect(!book.targetVocabulary.contains("d"))

        let cut = try split(text, maximumLength: 3, longPairs: .cut, testCount: 0)
        #expect(cut.sources.allSatisfy { $0.count == 3 })
        #expect(cut.targets.allSatisfy { $0.last == cut.vocabularies.end })
    }

    @Test func `a text too short for the book's counts is shared out`() throws {
        let data = try TranslationData.book(Self.text.prefix(10))
        #expect(data.training.count == 7 && data.validation.count == 3)
        let two = try TranslationData.book(Self.text.prefix(2))
        #expect(two.training == [0] && two.validation == [1])
    }

    @Test(.enabled(if: Pairs.isHere)) func `the book's data has its sizes and vocabularies`() throws
    {
        let data = try TranslationData.book(Pairs.parallel(.book))
        #expect(data.training.count == 512 && data.validation.count == 129)
        #expect(data.sourceVocabulary.count == 194 && data.targetVocabulary.count == 214)
        let floor = data.irreducibleLoss(of: data.training)
        #expect(data.queries(data.training).count == 281)
        #expect(abs(floor.loss - 0.163) < 0.0005)
        #expect(abs(floor.reproducible - 0.625) < 0.0005)
        // D2L, section 10.7: three of the four sentences that its model is tested on.
        let lines = ["go .", "i lost .", "i'm home ."].map { sentence in
            data.training.first { data.pair($0).source.joined(separator: " ") == sentence }
        }
        #expect(lines.map { $0.map { data.text.lines[$0] } } == [1, 50, 350])
    }

    @Test(arguments: [0, 1, 2] as [UInt64]) func `no source is on two sides`(seed: UInt64) throws {
        let data = try split(seed: seed)
        let sides = [data.training, data.validation, data.test].map { examples in
            Set(examples.map { data.pair($0).source })
        }
        #expect(
            sides.map(\.count).reduce(0, +) == Set(sides.flatMap(\.self)).count)
        #expect(sides[1].count == 100 && sides[2].count == 100)
        #expect(data.training + data.validation + data.test == Array(data.sources.indices))
        #expect(Set(data.pairNumbers).count == data.pairNumbers.count)
        #expect(
            data.pairNumbers.count
                == Self.text.pairs.count { max($0.source.count, $0.target.count) < 20 })
    }

    @Test func `the seed decides the split`() throws {
        #expect(try split(seed: 3).pairNumbers == split(seed: 3).pairNumbers)
        #expect(try split(seed: 3).pairNumbers != split(seed: 4).pairNumbers)
    }

    @Test func `the vocabulary knows no word of held-out sentences alone`() throws {
        let data = try split()
        var counts: [String: Int] = [:]
        for example in data.training {
            for token in data.pair(example).target { counts[token, default: 0] += 1 }
        }
        let expected = Set(counts.filter { $0.value >= 2 }.keys)
        let special: Set = ["<pad>", "<bos>", "<eos>", "<unk>"]
        #expect(Set(data.targetVocabulary.tokens) == expected.union(special))
    }

    @Test func `long pairs are left out, on either side`() throws {
        let text = try pairs("a=b/a b c=b/a=b c d/a b=c d/b=a/c=a")
        let data = try split(text, maximumLength: 3, testCount: 0)
        #expect(Set(data.pairNumbers) == [0, 3, 4, 5])
    }

    @Test func `training examples are as many as asked for, held-out ones at most a fifth`() throws
    {
        #expect(try split(trainingCount: 64).training.count == 64)
        let text = try pairs((0..<25).map { "a\($0)=b" }.joined(separator: "/"))
        let data = try split(text)
        #expect([data.training, data.validation, data.test].map(\.count) == [15, 5, 5])
        let three = try split(pairs("a=b/b=c/c=d"))
        #expect([three.training, three.validation, three.test].map(\.count) == [1, 1, 1])
    }

    @Test func `a text too small to split is an error`() throws {
        #expect(
            message { try TranslationData.book(pairs("a=b")) }
                == "mine.txt: a split needs 2 pairs, this has 1; give more pairs")
        #expect(
            message { try split(pairs("a=b/a=c/a=d/b=c")) }.hasPrefix(
                "mine.txt: a split needs 3 source sentences of at most 19 tokens, this has 2"))
        #expect(try split(pairs("a=b/a=c/b=c"), testCount: 0).validation.count > 0)
        #expect(throws: RecurrentError.self) {
            try split(pairs("a a=b/b=c/c=d"), maximumLength: 2, longPairs: .dropped)
        }
    }

    @Test func `a question comes with all its answers`() throws {
        let text = try pairs("a=x/b=y/a=z z z z z/a=w/c=v")
        let data = try split(text, maximumLength: 4, testCount: 0)
        let all = data.queries(data.training + data.validation)
        #expect(Set(all.map(\.source)) == [["a"], ["b"], ["c"]])
        let first = try #require(all.first { $0.source == ["a"] })
        #expect(first.references == [["x"], ["z", "z", "z", "z", "z"], ["w"]])
        #expect(data.pair(first.example).source == ["a"])
    }

    @Test(arguments: [1, 7, 64, 128, 5_000]) func `every example comes once an epoch`(size: Int)
        throws
    {
        let data = try split()
        let batches = seeded(2) {
            data.minibatches(of: data.training, size: size, poolSize: 2, using: &$0)
        }
        #expect(batches.joined().sorted() == data.training)
        #expect(batches.count { $0.count != size } <= 1)
    }

    @Test func `minibatches are of like length, mixed anew each epoch`() throws {
        let data = try split()
        var (generator, copy) = (Generator(seed: 2), Generator(seed: 2))
        func draw(_ generator: inout Generator) -> [[Int]] {
            data.minibatches(of: data.training, size: 64, using: &generator)
        }
        func members(_ batches: [[Int]]) -> Set<[Int]> { Set(batches.map { $0.sorted() }) }
        let batches = draw(&generator)
        #expect(batches == draw(&copy))
        #expect(batches != draw(&generator))
        #expect(members(batches) != members(draw(&generator)))
        func padding(_ batches: [[Int]]) -> Double {
            let parts = batches.map { data.batch($0) }
            let places = parts.map(\.targets.indices.count).reduce(0, +)
            return 1 - Double(parts.flatMap(\.targetLengths).reduce(0, +)) / Double(places)
        }
        let plain = Recurrent.minibatches(of: data.training.shuffled(using: &generator), size: 64)
        #expect(padding(batches) < 0.25 * padding(plain))
        for batch in batches {
            let lengths = batch.map { data.targets[$0].count }
            #expect(lengths == lengths.sorted())
        }
    }

    /// Two sources, one with two equally frequent targets: 2 ln 2 over 7 target tokens.
    @Test func `a source with two targets costs ln 2 each time`() throws {
        let text = try pairs("a .=x ./a .=y ./b .=z ./a .=x ./b=x ./b=y .")
        let data = try TranslationData.book(
            text, trainingCount: 3, validationCount: 3, minimumFrequency: 1)
        let floor = data.irreducibleLoss(of: [0, 1, 2])
        #expect(abs(floor.loss - 2 * log(2) / 9) < 1e-12)
        #expect(floor.reproducible == 2.0 / 3 && floor.distinctSources == 2)
        #expect(data.irreducibleLoss(of: [0, 3]).loss == 0)
        #expect(data.irreducibleLoss(of: [0, 3]).reproducible == 1)
    }

    @Test func `the grammar has no floor: each sentence has one translation`() throws {
        let data = try split()
        #expect(data.irreducibleLoss(of: data.training).loss == 0)
        #expect(data.irreducibleLoss(of: data.training).reproducible == 1)
    }
}
