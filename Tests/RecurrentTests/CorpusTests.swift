import Foundation
import Recurrent
import Course
import Testing

/// The book, when this machine has it.
enum Book {
    static let text = try? TimeMachine.text()
    static var isHere: Bool { text != nil }
    static func corpus(_ unit: TextEncoding.Unit = .characters) throws -> Corpus {
        try Corpus(text: #require(text), unit: unit)
    }
}

@Suite struct CorpusTests {
    private func normalized(_ text: String, _ letters: TextEncoding.Letters = .latin) -> String {
        letters.normalized(text)
    }

    @Test func `whatever is no letter becomes one space`() {
        #expect(normalized("The Time\n\nMachine, 1895!") == "the time machine ")
        #expect(normalized("  «Déjà vu»") == " d j vu ")
        #expect(normalized("") == "")
    }

    @Test func `letters of every script survive when asked, however their accents are typed`() {
        #expect(normalized("Déjà, l'ÉTÉ…", .all) == "déjà l été ")
        #expect(normalized("e\u{301}te\u{301}", .all).unicodeScalars.count == 3)
        #expect(normalized("J\u{30C} ǰ", .all) == "ǰ ǰ")
        #expect(normalized("J\u{30C}", .all).unicodeScalars.count == 1)
        #expect(normalized("Dampf\u{AD}schiff, \u{AD}", .all) == "dampfschiff ")
        #expect(normalized("Война и мир 1869", .all) == "война и мир ")
        #expect(normalized("ἄνδρα, μοι", .all) == "ἄνδρα μοι")
        #expect(normalized("ὉΔΌΣ ΣΟΦΟΣ", .all) == "ὁδός σοφος")
        #expect(normalized("猫である。時間ー", .all) == "猫である 時間ー")
    }

    /// A vowel sign or a point without its consonant, and a letter that clings to what follows it.
    @Test(arguments: ["\u{93E}", "\u{E33}", "\u{5B9}", "\u{345}", "\u{D4E}"])
    func `a letter that would join a space is none`(letter: String) throws {
        for space in ["\n", "\t", "\u{200B}", " ", "\r\n"] {
            let text = "ab\(space)\(letter)\(space)cd"
            #expect(normalized(text, .all) == "ab cd")
            for unit in [TextEncoding.Unit.characters, .words] {
                let corpus = try Corpus(text: text, letters: .all, unit: unit)
                let tokens = corpus.vocabulary.tokens.filter { $0 != Vocabulary.unknown }
                #expect(tokens.allSatisfy { corpus.encode($0).count == 1 }, "\(tokens)")
            }
        }
    }

    @Test func `characters become indices of the sorted vocabulary`() throws {
        let corpus = try Corpus(text: "A bab!")
        #expect(corpus.vocabulary.tokens == [" ", "<unk>", "a", "b"])
        #expect(corpus.indices == [2, 0, 3, 2, 3, 0])
        #expect(corpus.decode(corpus.indices) == "a bab ")
    }

    @Test func `words are split at spaces, rare ones unknown`() throws {
        let corpus = try Corpus(text: "Ha ha! Oh, ha.", unit: .words, minimumFrequency: 2)
        #expect(corpus.vocabulary.tokens == ["<unk>", "ha"])
        #expect(corpus.indices == [1, 1, 0, 1])
        #expect(corpus.decode(corpus.indices) == "ha ha <unk> ha")
    }

    @Test func `a piece of text is read as the corpus was`() throws {
        let corpus = try Corpus(text: "it has")
        #expect(corpus.decode(corpus.encode("It  HAS")) == "it has")
        #expect(corpus.encode("z") == [Int32(corpus.vocabulary.unknownIndex)])
        #expect(corpus.encode("") == [])
    }

    @Test func `another text can share the vocabulary`() throws {
        let first = try Corpus(text: "aab")
        let second = try Corpus(text: "abc", vocabulary: first.vocabulary)
        #expect(second.vocabulary == first.vocabulary)
        #expect(second.indices == [1, 2, 0])
    }

    @Test(arguments: ["", "…", "1895 \n", "Время"])
    func `a text without a letter is an error`(_ text: String) {
        let error = message { try Corpus(text: text, name: "mine.txt") }
        #expect(error.hasPrefix("mine.txt: ") && error.contains("give a text"))
    }

    @Test(.enabled(if: Book.isHere))
    func `The Time Machine has 173,428 characters of 28 kinds`() throws {
        let corpus = try Book.corpus()
        #expect(corpus.indices.count == 173_428)
        #expect(corpus.vocabulary.count == 28)
        #expect(corpus.decode(corpus.indices.prefix(19)) == "the time machine by")
    }

    /// D2L, section 9.2.4: its most frequent words and their counts.
    @Test(.enabled(if: Book.isHere))
    func `the most frequent words of The Time Machine are the book's`() throws {
        let corpus = try Book.corpus(.words)
        let top = corpus.vocabulary.counts.prefix(5)
        #expect(top.map(\.token) == ["the", "i", "and", "of", "a"])
        #expect(top.map(\.count) == [2261, 1267, 1245, 1155, 816])
        #expect(corpus.vocabulary.count == 4_580)
    }
}
