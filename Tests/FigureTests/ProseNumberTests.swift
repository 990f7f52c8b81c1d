import Foundation
import TestSupport
import Testing

@testable import Notebook

/// A number that a chapter's text tells must have come from somewhere: a setting in its code, a
/// number that a claim compared when the figures were drawn, or a constant of the notes or the book.
@Suite struct ProseNumberTests {
    /// What is neither a setting nor measured, with its origin.
    private static let constants: [String: [String: String]] = [
        "DeepRNN": [
            "95": "the level of all intervals", "10000": "windows to train on, if not told other",
            "5000": "half as many validate", "40000": "four times as many",
        ],
        "BidirectionalRNN": ["95": "the level of all intervals"],
        "Seq2Seq": ["375": "counted in 10.5", "24": "tokens of the longest pairs"],
    ]

    /// The numbers of the prose that nothing bears.
    private static func unborne(_ prose: Prose, code: String, records: String) -> [String] {
        let known = Set(Prose.numbers(in: code) + Prose.numbers(in: records))
        // A number in words is as precise as it is written: 0.2 stands for 0.21.
        func isBorne(_ number: String) -> Bool {
            if known.contains(number) { return true }
            guard let point = number.firstIndex(of: "."), let value = Double(number) else {
                return false
            }
            let places = number.distance(from: point, to: number.endIndex) - 1
            return known.contains {
                Double($0).map { abs($0 - value) <= 0.5 * pow(10, -Double(places)) } == true
            }
        }
        return Array(Set(prose.numbers.filter { !isBorne($0) })).sorted()
    }

    @Test(arguments: ChapterSource.all)
    func `every number of a chapter's prose is a setting, a constant or was measured`(
        source: ChapterSource
    ) throws {
        let page = try String(contentsOf: source.file, encoding: .utf8)
        let folder = source.file.deletingLastPathComponent()
        let code = try TestSupport.files(in: folder).filter { $0.hasSuffix(".swift") }.map {
            Code.withoutComments(
                try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
        let results = try Results.load(
            CommittedFigureTests.folder.appendingPathComponent(source.resultsFile))
        let records = (results.claims ?? []).map { $0.line() }
        let unborne = Self.unborne(
            Prose(chapter: page), code: code.joined(separator: "\n"),
            records: records.joined(separator: "\n"))
        let constants = Self.constants[source.program] ?? [:]
        #expect(unborne.filter { constants[$0] == nil } == [])
        #expect(constants.keys.filter { !unborne.contains($0) } == [], "not needed any more")
    }

    /// Tables are made from results, or hold times that `make` prints; references have volumes.
    @Test func `every number of the README's prose has an origin`() throws {
        let readme = try String(
            contentsOf: projectFolder.appendingPathComponent("README.md"), encoding: .utf8)
        let made = /(?s)<!-- make bench -->.*?<!-- end of make bench -->/
        let own = readme.replacing(made, with: "").split(separator: "\n").filter {
            !$0.hasPrefix("|") && !$0.hasPrefix("    ")
        }
        .joined(separator: "\n")
        let text = own.components(separatedBy: "## References")[0]
        let known = [
            "10": "the chapter of the book", "6.2": "Package.swift's tools", "95": "of intervals",
            "256": "SHA-256", "512": "AVX-512", "86": "x86-64", "64": "x86-64", "2.0": "CC BY 2.0",
            "1895": "of The Time Machine", "26": "macOS 26",
            "10000": "windows to train on", "5000": "windows to validate on",
            "10032": "characters of as many windows of 32", "23": "tokens of the longest pairs",
            "29": "the same with --full", "20000": "pairs that are trained on",
        ]
        let unborne = Set(Prose(markdown: text).numbers).subtracting(known.keys)
        #expect(unborne == [])
    }

    @Test func `a wrong number is found, and what is no number of the text's is not`() {
        func unborne(_ prose: String) -> [String] {
            Self.unborne(
                Prose(chapter: "/*:\n\(prose)\n*/\nlet windows = 10_000\n"),
                code: "let windows = 10_000", records: "holds  it falls  6.839 < 7.387")
        }
        #expect(unborne("Of 10,000 windows it ends at 6.84, or 6.8.") == [])
        #expect(unborne("Of 20,000 windows it ends at 6.93.") == ["20000", "6.93"])
        #expect(unborne("See 10.1.2 and Graves (2013), $x_{77} = 3$ and `count: 99`.") == [])
    }
}
