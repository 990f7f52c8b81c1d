/// A statement of the chapter's text with the numbers that bear it out.
public struct Claim {
    /// Its number in the list of what the notes claim, if it is one of those.
    let mark: String?
    let text: String
    let evidence: [Evidence]
    /// Whether what it states is that the seeds leave something open.
    let isUndecided: Bool

    init(mark: String?, text: String, evidence: [Evidence], isUndecided: Bool = false) {
        (self.mark, self.text, self.evidence) = (mark, text, evidence)
        self.isUndecided = isUndecided
    }

    public init(_ mark: String, _ text: String, _ evidence: Evidence...) {
        self.init(mark: mark, text: text, evidence: evidence)
    }

    public init(_ text: String, _ evidence: Evidence...) {
        self.init(mark: nil, text: text, evidence: evidence)
    }

    package func verdict(of figure: String?) -> Verdict {
        let holds = !evidence.isEmpty && evidence.allSatisfy(\.holds)
        let leans = !holds && !evidence.isEmpty && evidence.allSatisfy { $0.holds || $0.leans }
        return Verdict(
            figure: figure, mark: mark, text: text, holds: holds,
            isUndecided: isUndecided && !evidence.contains(where: \.lacks) ? true : nil,
            numbers: evidence.map(\.numbers).joined(separator: "; "), leans: leans ? true : nil)
    }
}

/// What came of a claim, as a chapter's results keep it.
package struct Verdict: Codable, Equatable {
    package var figure: String?
    var mark: String?
    let text: String
    package let holds: Bool
    /// Whether the seeds leave it open, and the text says so; nil is no.
    var isUndecided: Bool?
    let numbers: String
    /// Whether all that speaks against it is that one seed shows nothing.
    var leans: Bool?

    /// - Parameters:
    ///   - width: of the column of what came of it.
    ///   - markWidth: of the column of marks; nothing if there is none.
    package func line(mayFail: Bool = true, width: Int = 0, markWidth: Int = 0) -> String {
        let mark = (mark ?? "").padding(to: markWidth)
        return [word(mayFail: mayFail).padding(to: width), mark, text, numbers]
            .filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func word(mayFail: Bool) -> String {
        let good = isUndecided == true ? "undecided" : "holds"
        let bad =
            isUndecided == true && !mayFail
            ? "decided here" : leans == true ? "one seed agrees" : "does not hold here"
        return holds ? good : mayFail ? "FAILS" : bad
    }

    /// Each as a line, in columns.
    static func lines(_ verdicts: [Verdict], mayFail: Bool) -> [String] {
        let width = verdicts.map { $0.word(mayFail: mayFail).count }.max() ?? 0
        let markWidth = verdicts.compactMap(\.mark?.count).max() ?? 0
        return verdicts.map { $0.line(mayFail: mayFail, width: width, markWidth: markWidth) }
    }
}

/// What came of a comparison, or of many.
public struct Evidence {
    let holds: Bool
    /// Those compared or, of many, those with the least to spare.
    private let closest: String
    private var count = 1
    /// How far apart they are, for their size.
    private let slack: Double
    /// Whether it does not hold only because one seed shows nothing.
    let leans: Bool
    /// Whether there was nothing to compare.
    let lacks: Bool

    init(
        holds: Bool, _ numbers: String, slack: Double, leans: Bool = false, lacks: Bool = false
    ) {
        (self.holds, closest, self.slack) = (holds, numbers, slack)
        (self.leans, self.lacks) = (leans, lacks)
    }

    /// All of these together.
    /// - Parameter lack: what to say if there are none: then nothing holds.
    init(all: [Evidence], or lack: String) {
        self =
            all.first { !$0.holds && !$0.leans } ?? all.first { !$0.holds }
            ?? all.min { $0.slack < $1.slack }
            ?? Evidence(holds: false, lack, slack: 0, lacks: true)
        count = all.reduce(0) { $0 + $1.count }
    }

    var numbers: String {
        count < 2 ? closest : "\(closest) (\(holds ? "closest" : "one") of \(count))"
    }
}

/// Whether something holds for every one of several things.
public func every<Thing>(_ things: [Thing], _ evidence: (Thing) -> Evidence) -> Evidence {
    Evidence(all: things.map(evidence), or: "nothing to compare")
}

/// Makes a list of the claims that stand below each other.
@resultBuilder public enum ClaimList {
    public static func buildExpression(_ claim: Claim) -> [Claim] { [claim] }
    public static func buildExpression(_ claims: [Claim]) -> [Claim] { claims }
    public static func buildBlock(_ claims: [Claim]...) -> [Claim] { Array(claims.joined()) }
    public static func buildOptional(_ claims: [Claim]?) -> [Claim] { claims ?? [] }
    public static func buildArray(_ claims: [[Claim]]) -> [Claim] { Array(claims.joined()) }
}
