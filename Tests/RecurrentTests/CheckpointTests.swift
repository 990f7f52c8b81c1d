import Foundation
import TestSupport
import Testing

@testable import Recurrent

@Suite struct CheckpointTests {
    typealias Training<Rule: Optimizer> = Trainer<TrainingTests.Model, Rule>

    private static func trainer<Rule: Optimizer>(_ rule: Rule, seed: UInt64 = 1) -> Training<Rule> {
        TrainingTests.languageModel(rule, threadCount: 1, seed: seed)
    }

    static func train<Rule>(_ trainer: inout Training<Rule>, epochs: Int) throws -> [Double] {
        try (0..<epochs).flatMap { _ in
            try trainer.shuffledMinibatches(of: 0..<200, size: 70)
                .map { try trainer.step($0).loss }
        }
    }

    /// The second run starts from other weights, another generator and other moments.
    private func expectSameRun<Rule: Optimizer>(_ rule: Rule, after epochs: Int) throws {
        try withFolder { folder in
            let path = folder.appending(path: "checkpoint").path
            var whole = Self.trainer(rule)
            _ = try Self.train(&whole, epochs: epochs)
            try whole.save(to: path)
            let losses = try Self.train(&whole, epochs: 2)

            var resumed = Self.trainer(rule, seed: 2)
            _ = try Self.train(&resumed, epochs: 1)
            try resumed.resume(from: path)
            #expect(resumed.stepCount == 3 * epochs)
            #expect(try Self.train(&resumed, epochs: 2) == losses)
            #expect(resumed.model.parameters == whole.model.parameters)
            #expect(resumed.optimizer.state == whole.optimizer.state)
            #expect(resumed.generator == whole.generator && resumed.stepCount == 3 * epochs + 6)
        }
    }

    /// After no epochs: before the first step.
    @Test(arguments: [0, 2])
    func `a run that was stopped goes on bit for bit as if it had not been`(_ epochs: Int) throws {
        try expectSameRun(Adam(learningRate: 0.01), after: epochs)
        try expectSameRun(SGD(learningRate: 0.1), after: epochs)
    }

    @Test func `a checkpoint that does not fit is refused and changes nothing`() throws {
        try withFolder { folder in
            let path = folder.appending(path: "checkpoint").path
            var saved = Self.trainer(Adam(learningRate: 0.01))
            _ = try Self.train(&saved, epochs: 1)
            try saved.save(to: path)
            let sound = try Safetensors(file: path)

            func expect(
                _ problem: String, sourceLocation: SourceLocation = #_sourceLocation,
                _ change: (inout Safetensors) -> Void
            ) throws {
                var file = sound
                change(&file)
                try file.write(to: path)
                var trainer = Self.trainer(Adam(learningRate: 0.01), seed: 2)
                let before = trainer
                let found = message { try trainer.resume(from: path) }
                #expect(
                    found.hasPrefix("\(path): \(problem)"), "\(found)",
                    sourceLocation: sourceLocation)
                #expect(trainer.model.parameters == before.model.parameters)
                #expect(trainer.optimizer.state == before.optimizer.state)
                #expect(trainer.stepCount == 0 && trainer.generator == before.generator)
            }
            try expect("no checkpoint of a training run, its metadata lack optimizer") {
                $0.metadata = [:]
            }
            try expect("it was made with SGD, not with Adam") { $0.metadata["optimizer"] = "SGD" }
            try expect("stepCount is -1, not a number of steps") {
                $0.metadata["stepCount"] = "-1"
            }
            try expect("stepCount is \(Int.max), not a number of steps") {
                $0.metadata["stepCount"] = "\(Int.max)"
            }
            try expect("[0,0,0,0] is not a generator's state") {
                $0.metadata["generator"] = "[0,0,0,0]"
            }
            try expect("optimizer.second.head.bias is missing") {
                $0.tensors["optimizer.second.head.bias"] = nil
            }
            try expect("optimizer.third.head.bias does not belong here") {
                $0.tensors["optimizer.third.head.bias"] = Tensor(1)
            }
            try expect("model.head.bias is [1] in the file, [28] in the model") {
                $0.tensors["model.head.bias"] = Tensor([1])
            }
            try expect("optimizer.first.head.bias does not belong here") {
                $0.metadata["optimizer.stepCount"] = "0"
            }
        }
    }

    @Test func `a generator goes on where it was`() throws {
        var generator = Generator(seed: 3)
        _ = generator.next()
        var copy = try JSONDecoder().decode(
            Generator.self, from: JSONEncoder().encode(generator))
        #expect(copy == generator)
        let next = (0..<5).map { _ in generator.next() }
        #expect((0..<5).map { _ in copy.next() } == next)
        for bad in ["[0,0,0,0]", "[1,2,3]", "7"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(Generator.self, from: Data(bad.utf8))
            }
        }
    }
}
