import Foundation
import TestSupport
import Testing

@testable import Notebook

/// What the notes claim, by number: O of the overview, L of the LSTM, G of the GRU, D of depth, B of
/// both directions, M of the data, E of encoder and decoder, S of sequence to sequence, K of search.
@Suite struct ClaimListTests {
    private static let chapters: [(marks: [String], program: String)] = [
        (marks("O", 2...3) + marks("L", 1...13), "LSTM"), (marks("G", 1...8), "GRU"),
        (marks("D", 1...4), "DeepRNN"), (marks("B", 1...2), "BidirectionalRNN"),
        (marks("M", 1...1), "TranslationData"), (marks("E", 1...2), "EncoderDecoder"),
        (marks("S", 1...12), "Seq2Seq"), (marks("K", 1...7), "BeamSearch"),
    ]

    private static func marks(_ letter: String, _ numbers: ClosedRange<Int>) -> [String] {
        numbers.map { "\(letter)\($0)" }
    }

    /// O1, that there are eight parts in this order, is shown by the chapters themselves.
    @Test func `the eight parts are there, in the order of the notes`() {
        #expect(ChapterSource.all.map(\.program) == Self.chapters.map(\.program))
        #expect(Self.chapters.map(\.marks.count).reduce(1, +) == 52)
    }

    @Test(arguments: ChapterSource.all)
    func `every claim of the notes is judged where it is made, or called undecided`(
        source: ChapterSource
    ) throws {
        let results = try Results.load(
            CommittedFigureTests.folder.appendingPathComponent(source.resultsFile))
        let judged = Set((results.claims ?? []).compactMap(\.mark))
        let wanted = Self.chapters.first { $0.program == source.program }?.marks ?? []
        #expect(wanted.filter { !judged.contains($0) } == [])
        let known = Set(Self.chapters.flatMap(\.marks))
        #expect(judged.subtracting(known).isEmpty, "no such claim")
    }
}
