import Foundation
import Recurrent
import TestSupport
import Testing

@testable import Notebook

/// No damaged file of a chapter's crashes or hangs what reads it.
@Suite(.timeLimit(.minutes(600))) struct FigureDamageTests {
    @Test func `a kept run`() async {
        await #expect(processExitsWith: .success) {
            let curve = #"{"training":[2,1],"validation":[2,1.5],"seconds":[1,1]}"#
            let outcome = try JSONDecoder().decode(LearningCurve.self, from: Data(curve.utf8))
            let identity = RunIdentity(
                experiment: "e", setting: .list([.text("a"), .number(2), .flag(true)]), seed: 3,
                options: ["epochs": "2"], data: "1")
            try withFolder { folder in
                let file = folder.appending(path: "run.json")
                try KeptRun(identity: identity, code: "c", seconds: 1, outcome: outcome)
                    .save(to: file)
                let sound = try Data(contentsOf: file)
                var kept = 0
                Damage.tryAll(of: sound) {
                    try $0.write(to: file)
                    guard let found = KeptRun<LearningCurve>.load(file, identity) else { return }
                    kept += 1
                    _ = found.outcome.seconds[found.outcome.bestEpoch.map { $0 - 1 } ?? 0]
                }
                // Few changes make no difference, such as one that undoes another.
                guard kept < Damage.count / 20 else { fatalError("\(kept) are taken for sound") }
            }
        }
    }

    @Test func `a chapter's results`() async {
        await #expect(processExitsWith: .success) {
            try withFolder { folder in
                let file = folder.appending(path: "c.json")
                var sound = Results()
                let claim = Claim("X1", "it \"rises\"", Numbers(1) < 2)
                sound.record([claim.verdict(of: "one")], of: "one", replaces: true)
                try sound.save(file)
                Damage.tryAll(of: try Data(contentsOf: file), count: Damage.count / 4) {
                    try $0.write(to: file)
                    var results = try Results.load(file)
                    results.record([claim.verdict(of: nil)], of: nil, replaces: true)
                }
            }
        }
    }

    @Test func `a figure's table`() async {
        await #expect(processExitsWith: .success) {
            try withFolder { folder in
                let file = folder.appending(path: "one.csv")
                let sound =
                    "panel,series,x,y,low,high\n1,\"a, b\",1,2,1,3\n1,c,1,nan,nan,1\n2,c,1,2,,\n"
                Damage.tryAll(of: Data(sound.utf8), count: Damage.count / 4) {
                    try $0.write(to: file)
                    let table = try Table(file)
                    for series in table.series { _ = series.rows }
                    _ = table["c"].rises
                }
            }
        }
    }
}
