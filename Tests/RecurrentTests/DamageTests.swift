import Foundation
import TestSupport
import Testing

@testable import Recurrent

/// No damaged file, however it came about, crashes or hangs a loader or takes much memory.
@Suite(.timeLimit(.minutes(600))) struct DamageTests {
    private static func translator() throws -> Translator {
        var generator = Generator(seed: 4)
        let data = try TranslationData(
            splitting: .grammar(count: 60, using: &generator), using: &generator)
        return Translator(.small(3, 4), data.vocabularies, using: &generator)
    }

    @Test func `safetensors`() async {
        await #expect(processExitsWith: .success) {
            Damage.tryAll(of: SafetensorsTests.some.bytes) {
                let found = try Safetensors(bytes: $0, path: "")
                // What is read can be written, and is the same then.
                let again = try Safetensors(bytes: found.bytes, path: "")
                guard again.tensors.keys == found.tensors.keys, again.metadata == found.metadata
                else { fatalError("it changed") }
            }
        }
    }

    @Test(arguments: ["config.json", "source.txt", "target.txt", "model.safetensors"])
    func `a model's folder`(name: String) async {
        await #expect(processExitsWith: .success) { [name] in
            try withFolder { folder in
                try DamageTests.translator().save(to: folder)
                let file = folder.appending(path: name)
                Damage.tryAll(of: try Data(contentsOf: file)) {
                    try $0.write(to: file)
                    let translator = try Translator(folder: folder)
                    let source = translator.vocabularies.encode("she reads .").indices
                    _ = try translator.translate([source]) {
                        try BeamSearch(size: 2, within: SearchSpace(maxLength: 5))($0, from: $1)
                    }
                }
            }
        }
    }

    /// Without the sum that tells nearly all damage.
    @Test(arguments: ["run.safetensors", "best.safetensors"])
    func `a training run that was kept`(name: String) async {
        await #expect(processExitsWith: .success) { [name] in
            try withFolder { folder in
                let file = folder.appending(path: name)
                var run = DamageTests.training
                try run.trainEpoch()
                run.notes[1] = "so far"
                try run.save(to: folder)
                Damage.tryAll(of: try Data(contentsOf: file), count: Damage.count / 4) {
                    try $0.write(to: file)
                    var resumed = DamageTests.training
                    try resumed.resume(from: folder)
                    guard !resumed.isOver else { return }
                    try resumed.trainEpoch()
                }
            }
        }
    }

    /// Two epochs of two minibatches.
    private static var training: TrainingRun<TrainingTests.Model, Adam> {
        let trainer = TrainingTests.languageModel(
            Adam(learningRate: 0.01), threadCount: 1, seed: 1)
        return TrainingRun(
            trainer, epochs: 2, measuring: .loss, minibatches: { _, _ in [[0, 1], [2]] },
            validation: { try $0.evaluate([3]) })
    }

    @Test func `sentence pairs`() async {
        await #expect(processExitsWith: .success) {
            var generator = Generator(seed: 1)
            let sound = Data(Grammar.parallelText(count: 30, using: &generator).utf8)
            Damage.tryAll(of: sound) {
                let text = try ParallelText(text: TextFile.decode($0, path: ""))
                let data = try TranslationData(splitting: text, using: &generator)
                _ = data.batch(data.training.prefix(2))
            }
        }
    }

    @Test func `running text`() async {
        await #expect(processExitsWith: .success) {
            var generator = Generator(seed: 1)
            let sound = Data(Grammar.text(sentenceCount: 4, using: &generator).utf8)
            Damage.tryAll(of: sound) {
                for unit in TextEncoding.Unit.allCases {
                    let corpus = try Corpus(text: TextFile.decode($0, path: ""), unit: unit)
                    let windows = try Windows(corpus, stepCount: 5)
                    _ = windows.batch(windows.training.prefix(2))
                    _ = windows.batch(windows.validation.suffix(2))
                }
            }
        }
    }
}
