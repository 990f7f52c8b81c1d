import Foundation
import Recurrent

/// A sentence to translate.
struct Request: Sendable {
    /// Of its line, counted from 1.
    let number: Int
    let source: TranslationVocabularies.Encoded
    /// The translation to score.
    let scored: TranslationVocabularies.Encoded?
    /// The translations to compare with, as they were written.
    let references: [String]
}

/// The sentences to translate, with the translations to score and to compare with in step.
struct Requests {
    private let vocabularies: TranslationVocabularies
    private var sources: SentenceFile
    private var scored: SentenceFile?
    private var references: [SentenceFile]
    /// What is wrong with the line after those handed out.
    private var failure: RecurrentError?

    /// - Parameters: paths; `-` stands for standard input.
    /// - Throws: ``RecurrentError`` when one cannot be opened.
    init(
        _ sources: String, scored: String?, references: [String],
        _ vocabularies: TranslationVocabularies
    ) throws {
        self.vocabularies = vocabularies
        self.sources = try SentenceFile(sources)
        self.scored = try scored.map { try SentenceFile($0) }
        self.references = try references.map { try SentenceFile($0) }
    }

    /// Whether somebody types the lines and waits for each answer.
    var areTyped: Bool { sources.isTyped }

    /// Whether all can be read a second time.
    var areRereadable: Bool {
        sources.isRegular && scored?.isRegular ?? true && references.allSatisfy(\.isRegular)
    }

    /// The next ones, at most `count`; none after the last.
    /// - Throws: ``RecurrentError`` for a bad line, once those before it are handed out.
    mutating func next(_ count: Int) throws -> [Request] {
        if let failure { throw failure }
        var requests: [Request] = []
        do {
            while requests.count < count, let request = try next() { requests.append(request) }
        } catch let error as RecurrentError where !requests.isEmpty {
            failure = error
        }
        return requests
    }

    private mutating func next() throws -> Request? {
        let source = try sources.next { vocabularies.encode($0) }
        let given = try scored?.next { vocabularies.encode(target: $0) }
        if let scored { try requireStep(source != nil, given != nil, scored) }
        var texts: [String] = []
        for place in references.indices {
            let text = try references[place].nextLine()
            try requireStep(source != nil, text != nil, references[place])
            if let text { texts.append(text.trimmingCharacters(in: .newlines)) }
        }
        return source.map {
            Request(number: sources.number, source: $0, scored: given, references: texts)
        }
    }

    /// - Throws: ``RecurrentError`` where one of two files ends before the other.
    private func requireStep(_ goesOn: Bool, _ otherGoesOn: Bool, _ other: SentenceFile) throws {
        guard goesOn != otherGoesOn else { return }
        let (short, long) = goesOn ? (other, sources) : (sources, other)
        throw RecurrentError(
            place: short.name, problem: "ends after line \(short.number), \(long.name) does not",
            remedy: "give a translation for each line")
    }
}

/// A file of sentences, one a line, of which it holds one at a time.
private struct SentenceFile {
    /// As errors say it.
    let name: String
    /// Of the line read last, counted from 1.
    private(set) var number = 0
    private let file: UnsafeMutablePointer<FILE>

    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        guard let file = path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "r") else {
            throw RecurrentError.cannotRead(path)
        }
        self.file = file
    }

    var isTyped: Bool { isatty(fileno(file)) == 1 }

    /// Whether this is a file with a name, rather than a pipe or standard input.
    var isRegular: Bool {
        var status = stat()
        return fileno(file) != STDIN_FILENO && fstat(fileno(file), &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// The next sentence, as `encode` has it; nil after the last line.
    /// - Throws: ``RecurrentError``, with the line, for what is no sentence.
    mutating func next(
        _ encode: (String) -> TranslationVocabularies.Encoded
    ) throws -> TranslationVocabularies.Encoded? {
        guard let text = try nextLine() else { return nil }
        let sentence = encode(text)
        if sentence.tokens.count > ParallelText.greatestLength {
            throw tooLong("\(sentence.tokens.count) tokens")
        }
        return sentence
    }

    /// The next line, as it is; nil after the last.
    mutating func nextLine() throws -> String? {
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        let count = getline(&line, &capacity, file)
        guard count >= 0 else {
            if ferror(file) != 0 { throw RecurrentError.cannotRead(name) }
            return nil
        }
        number += 1
        if count > longestLine { throw tooLong("over \(longestLine) bytes") }
        let bytes = UnsafeRawBufferPointer(start: line, count: count)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RecurrentError(
                place: "\(name):\(number)", problem: "not UTF-8 text",
                remedy: "convert it, for instance with iconv -f latin1 -t utf-8")
        }
        return String(number == 1 ? text.trimmingPrefix("\u{FEFF}") : text[...])
    }

    private func tooLong(_ length: String) -> RecurrentError {
        RecurrentError(
            place: "\(name):\(number)",
            problem: "the line has \(length), at most \(ParallelText.greatestLength) tokens are "
                + "translated",
            remedy: "write one sentence a line")
    }
}

private let longestLine = 1_000_000
