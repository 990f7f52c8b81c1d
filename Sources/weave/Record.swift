import Foundation

/// What a chapter's last run left in `Figures`: the verdicts on its claims, and what it printed.
struct Record: Decodable {
    struct Claim: Decodable {
        var figure: String?
        var mark: String?
        var text: String
        var holds: Bool
        var isUndecided: Bool?
        var numbers: String

        var verdict: Verdict {
            !holds ? .fails : isUndecided == true ? .undecided : .holds
        }
    }

    /// A line that was printed, with the place of the `show` that printed it.
    struct Line: Decodable {
        /// `LSTM/main.swift`
        var file: String
        /// From 1.
        var line: Int
        var text: String
    }

    var claims: [Claim] = []
    var transcript: [Line] = []

    private enum Key: CodingKey { case claims, transcript }

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        claims = try container.decodeIfPresent([Claim].self, forKey: .claims) ?? []
        transcript = try container.decodeIfPresent([Line].self, forKey: .transcript) ?? []
    }

    /// What a file holds; nothing if there is none.
    init(_ file: URL) throws {
        guard let data = try? Data(contentsOf: file) else { return }
        self = try JSONDecoder().decode(Record.self, from: data)
    }
}

enum Verdict: String {
    case holds, undecided, fails
    /// No verdict with this mark is among the committed results.
    case unrecorded = "not recorded"

    var sign: String {
        switch self {
        case .holds: "✓"
        case .undecided: "≈"
        case .fails: "✗"
        case .unrecorded: "–"
        }
    }

    /// Of several claims together: that of the worst.
    static func all(_ verdicts: [Verdict]) -> Verdict {
        [.fails, .undecided, .holds].first { verdicts.contains($0) } ?? .unrecorded
    }
}
