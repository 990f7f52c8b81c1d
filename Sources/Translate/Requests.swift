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

    /// Whether all can be read a second time.
    var areRereadable: Bool {
        sources.isRegular && scored?.isRegular ?? true && references.allSatisfy(\.isRegular)
    }

    /// The next ones, at most `count` and no more than are there, so that whoever waits for an answer
    /// gets it; none after the last.
    /// - Throws: ``RecurrentError`` for a bad line, once those before it are handed out.
    mutating func next(_ count: Int) throws -> [Request] {
        if let failure { throw failure }
        var requests: [Request] = []
        do {
            while requests.count < count, try requests.isEmpty || areReady(),
                let request = try next()
            { requests.append(request) }
        } catch let error as RecurrentError where !requests.isEmpty {
            failure = error
        }
        return requests
    }

    private mutating func areReady() throws -> Bool {
        for place in references.indices {
            guard try references[place].isReady() else { return false }
        }
        return try sources.isReady() && scored?.isReady() ?? true
    }

    private mutating func next() throws -> Request? {
        let source = try sources.next { vocabularies.encode($0) }
        let given = try scored?.next { vocabularies.encode(target: $0) }
        if let scored { try requireStep(source != nil, given != nil, scored) }
        var texts: [String] = []
        for place in references.indices {
            let text = try references[place].nextLine()
            try requireStep(source != nil, text != nil, references[place])
            guard let source, let text = text?.trimmingCharacters(in: .newlines) else { continue }
            let isEmpty = text.allSatisfy(\.isWhitespace)
            try throwUnless(
                !isEmpty || source.tokens.isEmpty, "\(references[place].name):\(sources.number)",
                "is empty", remedy: "give a translation for each line")
            texts.append(text)
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

/// A file of sentences, one a line, of which it holds few at a time.
private struct SentenceFile {
    /// As errors say it.
    let name: String
    /// Of the line read last, counted from 1.
    private(set) var number = 0
    private let descriptor: Int32
    /// What was read of the lines to come.
    private var read = Data()
    private var isAtEnd = false

    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw RecurrentError.cannotRead(path) }
    }

    /// Whether this is a file with a name, rather than a pipe or standard input.
    var isRegular: Bool {
        var status = stat()
        return descriptor != STDIN_FILENO && fstat(descriptor, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// The next sentence, as `encode` has it; nil after the last line.
    /// - Throws: ``RecurrentError``, with the line, for what is no sentence.
    mutating func next(
        _ encode: (String) -> TranslationVocabularies.Encoded
    ) throws -> TranslationVocabularies.Encoded? {
        guard let text = try nextLine() else { return nil }
        let isPair = text.trimmingCharacters(in: .whitespaces).unicodeScalars.contains("\t")
        try throwUnless(
            !isPair, "\(name):\(number)", "holds a tab, as pairs do",
            remedy: "give sentences alone, for instance by cut -f1")
        let sentence = encode(text)
        if sentence.tokens.count > ParallelText.greatestLength {
            throw tooLong("\(sentence.tokens.count) tokens")
        }
        return sentence
    }

    /// Whether the next line, or the end, is there already, so that nobody has to be waited for.
    mutating func isReady() throws -> Bool {
        while !isAtEnd, lineEnd == nil, read.count <= longestLine {
            guard try readMore(waits: false) else { return false }
        }
        return true
    }

    /// The next line, as it is; nil after the last.
    mutating func nextLine() throws -> String? {
        while !isAtEnd, lineEnd == nil, read.count <= longestLine { _ = try readMore(waits: true) }
        if read.isEmpty { return nil }
        number += 1
        let line = read.prefix(upTo: lineEnd ?? read.endIndex)
        if line.count > longestLine { throw tooLong("over \(longestLine) bytes") }
        read = read.dropFirst(line.count + 1)
        guard let text = String(validating: line, as: UTF8.self) else {
            throw TextFile.notUTF8("\(name):\(number)", in: Data(line))
        }
        try TextFile.check(text, "\(name):\(number)")
        try TextFile.checkEnds(of: line, "\(name):\(number)")
        return String(number == 1 ? text.trimmingPrefix("\u{FEFF}") : text[...])
    }

    private var lineEnd: Data.Index? { read.firstIndex(of: UInt8(ascii: "\n")) }

    /// Reads what is there, also of a stream that would rather fail than wait.
    /// - Returns: false if nothing is there yet.
    private mutating func readMore(waits: Bool) throws -> Bool {
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&input, 1, waits ? -1 : 0) != 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = Foundation.read(descriptor, &chunk, chunk.count)
        if count > 0 { read = Data(read) + chunk[..<count] }
        if count == 0 { isAtEnd = true }
        if count < 0, errno != EINTR, errno != EAGAIN {
            throw RecurrentError.cannotRead(name, descriptor)
        }
        return count >= 0
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
