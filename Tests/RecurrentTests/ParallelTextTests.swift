import Course
import Foundation
import TestSupport
import Testing

@testable import Recurrent

/// The book's sentence pairs, when this machine has them.
enum Pairs {
    static let text = try? FrenchEnglish.text()
    static var isHere: Bool { text != nil }
    static func parallel(
        _ normalization: Normalization = .standard, limit: Int? = nil
    ) throws -> ParallelText {
        try ParallelText(text: #require(text), normalization: normalization, limit: limit)
    }
}

extension ParallelText {
    /// Sentences of the grammar, drawn independently, with the one right translation of each.
    static func grammar(count: Int, using generator: inout Generator) throws -> ParallelText {
        try ParallelText(text: Grammar.parallelText(count: count, using: &generator))
    }
}

@Suite struct ParallelTextTests {
    private func refusal(_ text: String) -> String {
        message { try ParallelText(text: text, name: "fra.txt") }
    }

    /// D2L, section 10.5.1, shows this pair.
    @Test func `tokens end at spaces and before marks, in lower case`() {
        for normalization in Normalization.allCases {
            #expect(normalization.tokens(of: "Go.") == ["go", "."])
            #expect(normalization.tokens(of: "Va\u{202f}!") == ["va", "!"])
            #expect(
                normalization.tokens(of: "Oh,\u{a0}no...  1,5 ?!") == [
                    "oh", ",", "no", ".", ".", ".", "1", ",5", "?", "!",
                ])
            #expect(normalization.tokens(of: "ÀÉÎÖÜŒ×ÞßΔЖ") == ["àéîöüœ×þßδж"])
            #expect(normalization.tokens(of: "ΟΔΟΣ, ΣΑΣ") == ["οδος", ",", "σας"])
            #expect(normalization.tokens(of: " \t\r\n") == [])
            #expect(normalization.normalized("Wait! Why?") == "wait ! why ?")
        }
    }

    @Test func `tokens end at whatever a line of a vocabulary cannot hold`() {
        let text = "a\u{7F}b\u{92}c\u{2028}d\u{2029}e\u{85}f\u{9}g\u{B}h"
        #expect(Normalization.book.tokens(of: text) == "abcdefgh".map(String.init))
    }

    @Test func `only the book tells curly apostrophes from straight ones`() {
        #expect(Normalization.book.tokens(of: "J’ai «j'ai»…") == ["j’ai", "«j'ai»…"])
        #expect(Normalization.standard.tokens(of: "J’ai ‘j'ai‘…") == ["j'ai", "'j'ai'…"])
    }

    @Test func `equal letters have equal bytes, and ideographic spaces part words`() {
        for text in [
            "Ça a été là-haut !", "Việt Nam", "한국어 문장", "ά Ω Å", "H\u{331}aché W\u{30A}",
            "が\u{3000}ば",
        ] {
            let forms = [
                text, text.decomposedStringWithCanonicalMapping,
                text.precomposedStringWithCanonicalMapping,
            ].map { Normalization.standard.tokens(of: $0).map { Array($0.utf8) } }
            #expect(forms[1] == forms[0] && forms[2] == forms[0])
        }
        #expect(Normalization.standard.tokens(of: "が\u{3000}ば").count == 2)
    }

    @Test func `texts are composed as Foundation composes them`() {
        let scalars = [
            0x41...0x17F, 0x300...0x3FF, 0x900...0x9FF, 0x1100...0x11FF, 0x1F00...0x212B,
            0x3040...0x30FF, 0xAC00...0xAC40, 0xF900...0xF940,
        ].joined()
        var generator = Generator(seed: 3)
        for _ in 0..<200 {
            let some = (0..<60).compactMap { _ in
                Unicode.Scalar(UInt32(scalars.randomElement(using: &generator)!))
            }
            let text = String(String.UnicodeScalarView(some))
            let whole = text.precomposedStringWithCanonicalMapping
            #expect(text.composed.unicodeScalars.elementsEqual(whole.unicodeScalars))
        }
    }

    @Test func `normalised text is normal`() {
        let text = "“Où est-ce,\u{a0}Zoé\u{202f}?” ’s… ČŽ İ 😀 A.B"
        for normalization in Normalization.allCases {
            let once = normalization.normalized(text)
            #expect(normalization.normalized(once) == once)
            #expect(normalization.tokens(of: once) == normalization.tokens(of: text))
        }
    }

    @Test func `a line is a source, a tab, a target and what does not matter`() throws {
        let text = try ParallelText(
            text: "\u{feff}Go.\tVa !\r\n\r\n  \nHi.\tSalut !\tCC-BY 2.0 (France)\n\n")
        #expect(
            text.pairs == [
                SentencePair(source: ["go", "."], target: ["va", "!"]),
                SentencePair(source: ["hi", "."], target: ["salut", "!"]),
            ])
        #expect(text.lines == [1, 4])
        #expect(try ParallelText(text: "a\tb\nc\td", limit: 1).lines == [1])
        #expect(text.prefix(1).pairs == [text.pairs[0]] && text.prefix(9).lines == [1, 4])
    }

    @Test(arguments: [
        ("a\tb\nc d\n", "fra.txt:2: expected a tab between source and target"),
        ("\tb", "fra.txt:1: the source is empty"), ("\tb\tCC-BY", "fra.txt:1: the source is empty"),
        ("a\t", "fra.txt:1: the target is empty"),
        ("a\tb\n \t\u{a0} \n", "fra.txt:2: the source is empty"),
        ("a\tb <EOS> c", "fra.txt:1: the target holds <eos>, which is reserved"),
        ("", "fra.txt: holds no sentence pair"),
        ("\u{feff}\n\n", "fra.txt: holds no sentence pair"),
    ])
    func `a line that is no pair is an error with its number`(_ text: String, _ problem: String) {
        #expect(refusal(text).hasPrefix(problem + "; "))
        #expect(refusal(text).hasSuffix("write a sentence, a tab and its translation on each line"))
    }

    @Test(arguments: [
        ("1276\tLet's try.\t3091\tEssayons !", 1), ("Go.\tVa !\nHi.\tSalut !\tx\ty", 2),
        ("\n3091\tfra\tEssayons !", 2), ("0.97\tGo.\tVa !", 1),
        ("Go.\tVa !\n2\tHi.\tSalut !", 2), ("id\tEnglish\tFrench", 1),
        ("Go.\tVa !\tCC-BY\tx", 1),
    ])
    func `what has other columns than pairs is refused`(_ text: String, _ line: Int) {
        let place = "fra.txt:\(line): has other columns than a pair's; "
        #expect(
            refusal(text) == place + "keep the two with the sentences, by cut -f")
    }

    @Test func `a number may be translated`() throws {
        #expect(try ParallelText(text: "Go.\tVa !\tCC-BY\t\nHi.\tSalut !\t \t").pairs.count == 2)
        #expect(try ParallelText(text: "1\tun\n2\tdeux\tCC-BY").pairs.count == 2)
        #expect(try ParallelText(text: "one\t1\tCC-BY\n1984\t1984\tCC-BY").pairs.count == 2)
    }

    @Test func `a sentence of 1,000 tokens is allowed and one of 1,001 is not`() {
        let long = String(repeating: "a ", count: ParallelText.greatestLength)
        #expect(refusal("a\t\(long)") == "no error")
        #expect(
            refusal("a\tb\nb\t\(long)a").hasPrefix(
                "fra.txt:2: the target has 1001 tokens, at most 1000 are allowed; "))
    }

    @Test func `what is not UTF-8 is an error with its line`() throws {
        try withFolder { folder in
            let file = folder.appending(path: "fra.txt")
            try (Data("go\tva\ncafe\tcaf".utf8) + [0xE9]).write(to: file)
            #expect(
                message { try ParallelText(file: file.path) }
                    .hasPrefix("\(file.path):2: not UTF-8 text; "))
            try Data("go\tva\nno".utf8).write(to: file)
            #expect(
                message { try ParallelText(file: file.path) }
                    .hasPrefix("\(file.path):2: "))
            #expect(try ParallelText(file: file.path, limit: 1).pairs.count == 1)
        }
    }

    @Test func `the grammar's pairs are its sentences in tokens`() throws {
        var (generator, copy) = (Generator(seed: 4), Generator(seed: 4))
        let text = try ParallelText.grammar(count: 50, using: &generator)
        let sentences = Grammar.pairs(count: 50, using: &copy)
        #expect(text.pairs.count == 50 && text.lines == Array(1...50))
        for (pair, sentence) in zip(text.pairs, sentences) {
            #expect(pair.source.joined(separator: " ") == sentence.english.dropLast() + " .")
            #expect(pair.target.joined(separator: " ") == sentence.french.dropLast() + " .")
        }
    }

    @Test(.enabled(if: Pairs.isHere)) func `the book's file has 167,130 pairs`() throws {
        let text = try Pairs.parallel(.book)
        #expect(text.pairs.count == 167_130 && text.lines == Array(1...167_130))
        #expect(Set(text.pairs.map(\.source)).count <= 116_827)
        #expect(text.pairs[0] == SentencePair(source: ["go", "."], target: ["va", "!"]))
        let lengths = text.pairs.map { $0.source.count + 1 }.sorted()
        #expect(lengths[lengths.count / 2] == 8 && lengths.last == 52)
        let short = Double(lengths.count { $0 < 20 }) / Double(lengths.count)
        #expect(abs(short - 0.997) < 0.0005)
    }

    @Test(.enabled(if: Pairs.isHere)) func `the whole file is read in seconds`() throws {
        let time = try ContinuousClock().measure { _ = try Pairs.parallel() }
        #expect(time < .seconds(30))
    }
}

@Suite struct FrenchEnglishTests {
    /// Expects an error of the files, of these names and texts, in `Data`.
    private func expect(_ says: String, of files: [String: String]) throws {
        try withFolder { folder in
            let data = folder.appending(path: "Data")
            for (name, text) in files {
                try write(Data(text.utf8), to: data.appending(path: name))
            }
            #expect(
                message { try FrenchEnglish.text(in: places(in: folder)) }
                    .hasPrefix("\(data.path)/\(says); "))
        }
    }

    @Test func `without file and archive there are no pairs, unless a place was named`() throws {
        let nowhere = URL(fileURLWithPath: "/nowhere")
        #expect(try FrenchEnglish.text(in: places(in: nowhere)) == nil)
        #expect(
            message { try FrenchEnglish.text(in: places(in: nowhere, named: "/nowhere")) }
                .hasPrefix("/nowhere/fra-eng/fra.txt: no such file; `make data` fetches it"))
    }

    @Test func `half an archive is not unpacked`() throws {
        try expect("fra-eng.zip: truncated, 2 of 3420152 bytes", of: ["fra-eng.zip": "PK"])
    }

    @Test func `a file that is there is preferred to the archive, and checked`() throws {
        try expect(
            "fra-eng/fra.txt: truncated, 8 of 11669748 bytes",
            of: ["fra-eng.zip": "PK", "fra-eng/fra.txt": "Go.\tVa !"])
    }

    @Test(.enabled(if: Pairs.isHere)) func `an archive without unzip says what to install`() throws
    {
        guard let archive = try FrenchEnglish.archive.bytes() else { return }
        try withFolder { folder in
            let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            let sum = try #require(
                paths.map { "\($0)/sha256sum" }.first(where: FileManager.default.isExecutableFile))
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/sha256sum", withDestinationPath: sum)
            try archive.write(to: folder.appending(path: "fra-eng.zip"))
            let bare = places(in: folder, named: folder.path, programs: folder.path)
            let says = message { try FrenchEnglish.text(in: bare) }
            #expect(says.contains("fra-eng.zip: unzip is not on PATH"))
            #expect(says.contains("install unzip"))
        }
    }
}
