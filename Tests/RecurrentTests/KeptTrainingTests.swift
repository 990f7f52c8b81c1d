import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Recurrent

/// Training that was ended at any moment goes on to the same end.
@Suite struct KeptTrainingTests {
    private struct Killed: Error {}
    private typealias Run = TrainingRun<LanguageModel<LSTM>, SGD>

    /// What was told.
    private final class Told: Sendable {
        let lines = Mutex<[String]>([])
        var count: Int { lines.withLock(\.count) }
        var last: String { lines.withLock { $0.last ?? "" } }
    }

    private func run(epochs: Int, seed: UInt64 = 5) -> Run {
        let settings = TrainingSettings(
            epochs: epochs, learningRate: 1, batchSize: 150, threadCount: 1)
        return seeded(seed) {
            TrainingRun(TrainingTests.model(), settings, on: TrainingTests.windows, using: &$0)
        }
    }

    /// Two trainings, one after the other, as a computation has them; the second may be ended after
    /// an epoch.
    private func train(
        in folder: URL, epochs: Int = 5, endingAfter end: Int? = nil, mustGoOn: Bool = false,
        _ told: Told = Told()
    ) throws -> (runs: [Run], trained: Int) {
        var (runs, trained) = ([run(epochs: 3, seed: 4), run(epochs: epochs)], 0)
        let kept = KeptTraining(folder, every: 0, mustGoOn: mustGoOn) { line in
            told.lines.withLock { $0.append(line) }
        }
        try KeptTraining.$current.withValue(kept) {
            for index in 0..<2 {
                try runs[index].train { run in
                    trained += 1
                    run.notes[run.epoch] = "after \(run.epoch)"
                    if index == 1, run.epoch == end.map({ $0 + 1 }) { throw Killed() }
                }
            }
        }
        return (runs, trained)
    }

    private func expectSame(_ runs: [Run], _ others: [Run]) {
        for (run, other) in zip(runs, others) {
            #expect(run.model.parameters == other.model.parameters)
            #expect(run.best.parameters == other.best.parameters)
            #expect(run.curve.training == other.curve.training)
            #expect(run.curve.validation == other.curve.validation && run.notes == other.notes)
        }
    }

    private func isDamaged(_ line: String, _ state: String) -> Bool {
        line.contains("\(state): is damaged, another run's or cannot be read; ")
            && line.hasSuffix("; the one before is used")
    }

    @Test func `only what was not kept is trained again, to the same bits`() throws {
        try withFolder { folder in
            let whole = try train(in: folder.appending(path: "whole"))
            #expect(whole.trained == 8)
            let place = folder.appending(path: "killed")
            #expect(throws: Killed.self) { try train(in: place, endingAfter: 3) }
            let states = try FileManager.default.contentsOfDirectory(atPath: place.path + "/2")
            #expect(states.sorted() == ["epoch-2", "epoch-3"])
            let told = Told()
            let resumed = try train(in: place, told)
            #expect(resumed.trained == 2 && told.count == 0)
            expectSame(resumed.runs, whole.runs)
            #expect(try train(in: place).trained == 0)
            #expect(try train(in: place, epochs: 6).trained == 1)
        }
    }

    @Test(arguments: ["run.safetensors", "best.safetensors", "sum"])
    func `of a damaged state a line says so, and the one before is used`(name: String) throws {
        try withFolder { folder in
            let whole = try train(in: folder.appending(path: "whole"))
            let place = folder.appending(path: "killed")
            #expect(throws: Killed.self) { try train(in: place, endingAfter: 3) }
            func damage(_ epoch: Int) throws {
                let file = place.appending(path: "2/epoch-\(epoch)/\(name)")
                var bytes = try Data(contentsOf: file)
                bytes[bytes.count - 1] ^= 1
                try bytes.write(to: file)
            }
            try damage(3)
            let told = Told()
            let resumed = try train(in: place, told)
            #expect(resumed.trained == 3 && told.count == 1)
            #expect(isDamaged(told.last, "2/epoch-3"))
            expectSame(resumed.runs, whole.runs)

            try damage(4)
            try damage(5)
            #expect(throws: RecurrentError.self) { try train(in: place, mustGoOn: true) }
            let anew = try train(in: place, told)
            #expect(anew.trained == 5 && told.last.hasSuffix("; this training begins anew"))
            expectSame(anew.runs, whole.runs)
        }
    }

    /// A file that has grown to 20 GB is not looked through: that takes a minute.
    @Test(arguments: [true, false])
    func `a state that is huge, or leads round in a circle, is damaged`(isHuge: Bool) throws {
        try withFolder { folder in
            #expect(throws: Killed.self) { try train(in: folder, endingAfter: 3) }
            let state = folder.appending(path: "2/epoch-3")
            if isHuge {
                #expect(truncate(state.appending(path: "run.safetensors").path, 20 << 30) == 0)
            } else {
                try FileManager.default.removeItem(at: state)
                #expect(symlink("epoch-3", state.path) == 0)
            }
            let (told, start) = (Told(), ContinuousClock.now)
            #expect(try train(in: folder, told).trained == 3)
            #expect(isDamaged(told.last, "2/epoch-3"))
            #expect(ContinuousClock.now - start < .seconds(10))
        }
    }

    @Test func `a state from another computation's folder is not gone on with`() throws {
        try withFolder { folder in
            func train(_ name: String, epochs: Int) throws -> (Run, told: String) {
                let told = Told()
                let kept = KeptTraining(folder.appending(path: name), identity: name, every: 0) {
                    line in told.lines.withLock { $0.append(line) }
                }
                var run = run(epochs: epochs)
                try KeptTraining.$current.withValue(kept) { try run.train() }
                return (run, told.last)
            }
            _ = try train("a", epochs: 2)
            try FileManager.default.copyItem(
                at: folder.appending(path: "a"), to: folder.appending(path: "b"))
            #expect(try train("b", epochs: 2).told.hasSuffix("this training begins anew"))
            #expect(try train("a", epochs: 3).told == "")
        }
    }

    /// As of a training whose folder was renamed: what it comes to until it has done as many epochs.
    @Test func `beside states that are another's a training is kept all the same`() throws {
        try withFolder { folder in
            #expect(throws: Killed.self) { try train(in: folder, epochs: 9, endingAfter: 8) }
            for epoch in 7...8 {
                let sum = folder.appending(path: "2/epoch-\(epoch)/sum")
                try Data("another's".utf8).write(to: sum)
            }
            #expect(throws: Killed.self) { try train(in: folder, epochs: 9, endingAfter: 3) }
            let states = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/2")
            #expect(states.sorted() == ["epoch-2", "epoch-3", "epoch-7", "epoch-8"])
            #expect(try train(in: folder, epochs: 9).trained == 6)
        }
    }

    @Test func `an older state that is another's stays`() throws {
        try withFolder { folder in
            #expect(throws: Killed.self) { try train(in: folder, endingAfter: 3) }
            try Data("another's".utf8).write(to: folder.appending(path: "2/epoch-2/sum"))
            #expect(try train(in: folder).trained == 2)
            let states = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/2")
            #expect(states.sorted() == ["epoch-2", "epoch-4", "epoch-5"])
        }
    }

    /// Whether one that is trained together goes on where the first process does, though the second
    /// finds what it would go on with itself.
    @Test(arguments: [true, false])
    func `other processes take up what the first does, or none`(isThere: Bool) throws {
        try withFolder { folder in
            for name in ["0", "1"] {
                let place = folder.appending(path: name)
                #expect(throws: Killed.self) { try train(in: place, endingAfter: 3) }
            }
            let damaged = folder.appending(path: "0/2/epoch-3/sum")
            try Data().write(to: damaged)
            if !isThere {
                try FileManager.default.removeItem(at: folder.appending(path: "1/2/epoch-2"))
            }
            let taken = ThreadRank.all(2) { rank -> Int? in
                let kept = KeptTraining(
                    folder.appending(path: "\(rank.rank)"), every: 0, mustGoOn: true
                ) { _ in }
                _ = kept.nextRun()
                var (keeper, epoch) = (kept.nextRun(), 0)
                let isTaken: Void? = try? keeper.takeUp(with: rank) { state in
                    epoch = Int(state.lastPathComponent.dropFirst("epoch-".count))!
                }
                return isTaken.map { epoch }
            }
            #expect(taken == [2, isThere ? 2 : nil])
        }
    }

    @Test(arguments: [(0.001, 3.0), (0.1, 10), (60, 300)])
    func `writing takes a hundredth of the time, and five minutes pass at most`(
        cost: Double, pause: Double
    ) {
        #expect(RunKeeper.pause(after: cost, interval: 3) == pause)
        #expect(RunKeeper.pause(after: cost, interval: 0) == 0)
    }

    @Test func `where nothing can be kept a line says so, and training goes on`() throws {
        try withFolder { folder in
            let place = folder.appending(path: "file")
            try Data().write(to: place)
            let told = Told()
            #expect(try train(in: place, told).trained == 8)
            #expect(told.count == 4 && told.last.hasSuffix("is kept once it can be"))
            let first = told.lines.withLock { $0[0] }
            #expect(first.contains("1: cannot be listed") && first.hasSuffix("begins anew"))
        }
    }

    /// As on a disk that is full for a moment: here a file stands in the way until the third epoch.
    @Test func `what could not be written once is tried again`() throws {
        try withFolder { folder in
            let place = folder.appending(path: "place")
            try Data().write(to: place)
            let told = Told()
            let kept = KeptTraining(place, every: 0) { line in
                told.lines.withLock { $0.append(line) }
            }
            var run = run(epochs: 4)
            try KeptTraining.$current.withValue(kept) {
                try run.train { if $0.epoch == 3 { unlink(place.path) } }
            }
            #expect(told.count == 2)
            let states = try FileManager.default.contentsOfDirectory(atPath: place.path + "/1")
            #expect(states.sorted() == ["epoch-3", "epoch-4"])
        }
    }

    @Test func `what takes no time is not kept`() throws {
        try withFolder { folder in
            let place = folder.appending(path: "place")
            try KeptTraining.$current.withValue(KeptTraining(place) { _ in }) {
                var run = run(epochs: 3)
                try run.train()
            }
            #expect(try files(in: folder) == [])
        }
    }
}
