import Foundation
import TestSupport
import Testing

@testable import Notebook

@Suite struct NumbersTests {
    private let row = Numbers(x: [1, 2, 4], [10, 20, 5])

    @Test func `a comparison shows the numbers and the way they were come by`() {
        let less = Numbers(0.0012) < 0.1 * Numbers(0.042)
        #expect(less.holds && less.numbers == "0.0012 < 0.1 × 0.042")
        let more = 2 * (row.first + 1) > row.last / 4 - 0.5
        #expect(more.holds && more.numbers == "2 × (10 + 1) > 5 / 4 − 0.5")
        #expect((Numbers(2) - (Numbers(1) - 3)).values == [4])
        let within = row.at(2).lies(in: 7...20)
        #expect(within.holds && within.numbers == "20 in 7…20")
    }

    @Test func `of a row every element must hold, and the closest or a failing one is shown`() {
        #expect((row > 4).numbers == "5 > 4 (closest of 3)")
        let failing = row < Numbers(x: [1, 2, 4], [11, 19, 6])
        #expect(!failing.holds && failing.numbers == "20 < 19 (one of 3)")
        #expect(every([4, 6]) { row > $0 }.holds == false)
        #expect(!row.rises.holds && !row.falls.holds)
        #expect(row.dropLast.rises.holds && row.dropFirst.falls.holds)
        #expect(Numbers(x: [1, 2], [3, 3]).neverRises.holds)
    }

    @Test func `what is not there never holds`() {
        let nothing = Numbers(lack: "there is no series \"a\"")
        for evidence in [nothing < 1, 1 < nothing, 2 * nothing == nothing, nothing.most <= 9] {
            #expect(!evidence.holds && evidence.numbers == "there is no series \"a\"")
        }
        #expect((row.at(1, 3) > 0).numbers == "nothing at 3")
        #expect((row < row.dropLast).numbers == "3 and 2 numbers")
        #expect(!(Numbers(.nan) == Numbers(.nan)).holds)
        #expect(!every([Int]()) { _ in row > 0 }.holds)
        #expect(!Claim("nothing").verdict(of: nil).holds)
    }

    @Test func `numbers are picked by their place, on the line between two where there is none`() {
        #expect(row.at(4, 1).values == [5, 10] && row.except(at: [2]).values == [10, 5])
        #expect(row.between([0, 1.5, 3, 4, 9]).values == [10, 15, 12.5, 5, 5])
        #expect(row.wherever { $0 > 1 }.x == [2, 4] && row.secondHalf.values == [20, 5])
        #expect(row.sum.values == [35] && row.most.values == [20] && row.count.values == [3])
        #expect(abs(row.geometricMean.values[0] - 10) < 1e-12)
        #expect((row - 12).magnitude.values == [2, 8, 7])
    }
}

@Suite struct ClaimRunTests {
    /// A run on real data, or not, whose first figure rises and whose second does not.
    private static func run(in folder: URL, isReal: Bool, _ options: [String] = []) {
        let notebook = Notebook(
            chapter: "c", title: "C", figures: ["one": "", "two": ""],
            arguments: ["--figures", folder.path] + options)
        notebook.use(DataSet(name: "", isReal: isReal))
        for (name, end) in [("one", 2.123_456_789_12), ("two", 0.5)] {
            notebook.figure(name) {
                Figure(title: "t", x: Axis("x"), y: Axis("y"), series: [Series("a", [1, end])])
            }
            notebook.claims(of: name) { figure in
                Claim("X1", "it rises", figure["a"].rises)
            }
        }
        notebook.claims { Claim("two is one", Numbers(2) == 1) }
        notebook.finish()
    }

    private static func verdicts(_ folder: URL) throws -> [String] {
        try Results.load(folder.appending(path: "c.json")).claims?.map { $0.line() } ?? []
    }

    @Test func `a claim that fails ends the run, after all else is done and written`() async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) { [path = folder.path as String] in
            ClaimRunTests.run(in: URL(fileURLWithPath: path), isReal: true)
        }
        let said = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        #expect(said == "error: 2 of the text's claims fail: it rises; two is one\n")
        let shown = result.map { String(decoding: $0.standardOutputContent, as: UTF8.self) } ?? ""
        #expect(shown.contains("\n  holds  X1  it rises  1 < 2.123\n"))
        #expect(shown.contains("\n  FAILS  X1  it rises  1 < 0.5\n"))
        #expect(
            try Self.verdicts(folder) == [
                "holds  X1  it rises  1 < 2.123", "FAILS  X1  it rises  1 < 0.5",
                "FAILS  two is one  2 = 1",
            ])
    }

    @Test func `in a trial a claim need not hold, and --only judges that figure's alone`()
        async throws
    {
        try withFolder { folder in
            Self.run(in: folder, isReal: false)
            let before = try Self.verdicts(folder)
            Self.run(in: folder, isReal: false, ["--only", "one"])
            #expect(try Self.verdicts(folder) == before && before.count == 3)
        }
        let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent])
        {
            try withFolder { ClaimRunTests.run(in: $0, isReal: true, ["--seed", "1"]) }
        }
        let shown = result.map { String(decoding: $0.standardOutputContent, as: UTF8.self) } ?? ""
        #expect(shown.contains("\n  does not hold here  X1  it rises  1 < 0.5\n"))
    }
}
