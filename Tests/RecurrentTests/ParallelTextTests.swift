import Foundation
import Recurrent
import Course
import TestSupport
import Testing

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
    private func message(_ text: String) -> String {
        do {
            _ = try ParallelText(text: text, name: "fra.txt")
            return "no error"
        } catch {
            return "\(error)"
        }
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
            #expect(normalization.tokens(of: " \t\r\n") == [])
            #expect(normalization.normalized("Wait! Why?") == "wait ! why ?")
        }
    }

    @Test func `only the book tells curly apostrophes from straight ones`() {
        #expect(Normalization.book.tokens(of: "J’ai «j'ai»…") == ["j’ai", "«j'ai»…"])
        #expect(Normalization.standard.tokens(of: "J’ai ‘j'ai‘…") == ["j'ai", "'j'ai'…"])
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
            text: "\u{feff}Go.\tVa !\r\n\r\n  \nHi.\tSalut !\tCC-BY 2.0 (France)\tx\n\n")
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
        ("\tb", "fra.txt:1: the source is empty"),
        ("a\t", "fra.txt:1: the target is empty"),
        ("a\tb\n \t\u{a0} \n", "fra.txt:2: the source is empty"),
        ("a\tb <EOS> c", "fra.txt:1: the target holds <eos>, which is reserved"),
        ("", "fra.txt: holds no sentence pair"),
        ("\u{feff}\n\n", "fra.txt: holds no sentence pair"),
    ])
    func `a line that is no pair is an error with its number`(_ text: String, _ problem: String) {
        #expect(message(text).hasPrefix(problem + "; "))
        #expect(message(text).hasSuffix("write a sentence, a tab and its translation on each line"))
    }

    @Test func `a sentence of 1,000 tokens is allowed and one of 1,001 is not`() {
        let long = String(repeating: "a ", count: ParallelText.greatestLength)
        #expect(message("a\t\(long)") == "no error")
        #expect(
            message("a\tb\nb\t\(long)a").hasPrefix(
                "fra.txt:2: the target has 1001 tokens, at most 1000 are allowed; "))
    }

    @Test func `what is not UTF-8 is an error with its line`() throws {
        try withFolder { folder in
            let path = folder.appending(path: "fra.txt").path
            try (Data("go\tva\ncafe\tcaf".utf8) + [0xE9]).write(to: URL(fileURLWithPath: path))
            #expect { try ParallelText(file: path) } throws: {
                "\($0)".hasPrefix("\(path):2: not UTF-8 text; ")
            }
            try Data("go\tva\nno".utf8).write(to: URL(fileURLWithPath: path))
            #expect { try ParallelText(file: path) } throws: { "\($0)".hasPrefix("\(path):2: ") }
            #expect(try ParallelText(file: path, limit: 1).pairs.count == 1)
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
    /// A folder with this much of the archive in its `Data`.
    private func withArchive(_ bytes: Data, _ body: (DataPlaces, String) throws -> Void) throws {
        try withFolder { folder in
            let data = folder.appending(path: "Data")
            try write(bytes, to: data.appending(path: "fra-eng.zip"))
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            try body(
                DataPlaces(environment: ["PATH": path], workingDirectory: folder.path), data.path)
        }
    }

    @Test func `without file and archive there are no pairs, unless a place was named`() throws {
        let nowhere = DataPlaces(environment: [:], workingDirectory: "/nowhere")
        #expect(try FrenchEnglish.text(in: nowhere) == nil)
        #expect {
            _ = try FrenchEnglish.text(
                in: DataPlaces(directory: "/nowhere", environment: [:]))
        } throws: {
            "\($0)".hasPrefix("/nowhere/fra-eng/fra.txt: no such file; `make data` fetches it")
        }
    }

    @Test func `half an archive is not unpacked`() throws {
        try withArchive(Data("PK".utf8)) { places, folder in
            #expect { _ = try FrenchEnglish.text(in: places) } throws: {
                "\($0)".hasPrefix("\(folder)/fra-eng.zip: truncated, 2 of 3420152 bytes; ")
            }
        }
    }

    @Test func `a file that is there is preferred to the archive, and checked`() throws {
        try withArchive(Data("PK".utf8)) { places, folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/fra-eng", withIntermediateDirectories: true)
            try Data("Go.\tVa !".utf8).write(to: URL(fileURLWithPath: folder + "/fra-eng/fra.txt"))
            #expect { _ = try FrenchEnglish.text(in: places) } throws: {
                "\($0)".hasPrefix("\(folder)/fra-eng/fra.txt: truncated, 8 of 11669748 bytes; ")
            }
        }
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
            try withArchive(archive) { places, data in
                let bare = DataPlaces(
                    directory: data, environment: ["PATH": folder.path], workingDirectory: "/")
                #expect { _ = try FrenchEnglish.text(in: bare) } throws: {
                    "\($0)".contains("fra-eng.zip: unzip is not on PATH")
                        && "\($0)".contains("install unzip")
                }
            }
        }
    }
}
