import Foundation
import Notebook
import Recurrent

/// A format of files that may be damaged or come from a stranger.
package enum Format: String, Codable, Sendable, CaseIterable {
    case safetensors
    case translatorConfiguration, sourceVocabulary, targetVocabulary, translatorWeights
    case writerConfiguration, writerVocabulary, writerWeights, trainingRecord
    case trainingState, bestModel
    case pairs, text
    case keptRun, results, table

    /// A sound file of this format and what reads such files.
    package struct Loader {
        package let sound: Data
        /// Reads a file and does something with what it holds.
        package let read: (Data) throws -> Void
    }

    /// - Parameter folder: empty, for the files that are read.
    package func loader(in folder: URL) throws -> Loader {
        switch self {
        case .safetensors: try safetensors(in: folder)
        case .translatorConfiguration: try translator(in: folder, "config.json")
        case .sourceVocabulary: try translator(in: folder, "source.txt")
        case .targetVocabulary: try translator(in: folder, "target.txt")
        case .translatorWeights: try translator(in: folder, "model.safetensors")
        case .writerConfiguration: try writer(in: folder, "config.json")
        case .writerVocabulary: try writer(in: folder, "vocabulary.txt")
        case .writerWeights: try writer(in: folder, "model.safetensors")
        case .trainingRecord: try trainingRecord(in: folder)
        case .trainingState: try training(in: folder, "run.safetensors")
        case .bestModel: try training(in: folder, "best.safetensors")
        case .pairs: pairs()
        case .text: runningText()
        case .keptRun: try keptRun(in: folder)
        case .results: try results(in: folder)
        case .table: table(in: folder)
        }
    }

    private func safetensors(in folder: URL) throws -> Loader {
        let file = folder.appendingPathComponent("some.safetensors")
        let some = Safetensors(
            tensors: [
                "scalar": Tensor(.pi), "empty": Tensor(zeros: [0, 3]), "é \"\\\n/": Tensor([1, 2]),
                "cube": Tensor(zeros: [2, 3, 4]), "": Tensor([.infinity]),
            ], metadata: ["made by": "a \"test\"\t\u{1}", "": "é"])
        return Loader(sound: some.bytes) {
            try $0.write(to: file)
            let found = try Safetensors(file: file.path)
            // What is read can be written, and is the same then.
            try found.write(to: file.path)
            let again = try Safetensors(file: file.path)
            guard again.tensors.keys == found.tensors.keys, again.metadata == found.metadata
            else { fatalError("it changed") }
        }
    }

    private static let record = TrainingRecord(
        chapter: "c", data: "d", checksum: "1", settings: ["epochs": "2"], seed: 3, version: "4")

    private static let curve = #"{"training":[2,1],"validation":[2,1.5],"seconds":[1,1]}"#

    private static func corpus() throws -> Corpus {
        var generator = Generator(seed: 1)
        return try Corpus(text: Grammar.text(sentenceCount: 4, using: &generator))
    }

    private func translator(in folder: URL, _ name: String) throws -> Loader {
        var generator = Generator(seed: 4)
        let text = try ParallelText(text: Grammar.parallelText(count: 60, using: &generator))
        let data = try TranslationData(splitting: text, using: &generator)
        try Translator(
            Seq2SeqConfiguration(size: 4, layerCount: 1), data.vocabularies, using: &generator
        ).save(to: folder)
        let file = folder.appendingPathComponent(name)
        return Loader(sound: try Data(contentsOf: file)) {
            try $0.write(to: file)
            let translator = try Translator(folder: folder)
            let source = translator.vocabularies.encode("she reads .").indices
            _ = try translator.translate([source]) {
                try BeamSearch(size: 2, within: SearchSpace(maxLength: 5))($0, from: $1)
            }
        }
    }

    private func writer(in folder: URL, _ name: String) throws -> Loader {
        var generator = Generator(seed: 4)
        try Writer(
            .lstm, layerCount: 1, hiddenSize: 3, encoding: Self.corpus().encoding,
            using: &generator
        ).save(to: folder, record: Self.record)
        let file = folder.appendingPathComponent(name)
        return Loader(sound: try Data(contentsOf: file)) {
            try $0.write(to: file)
            let sampler = Sampler.greedy(within: SearchSpace(maxLength: 5))
            _ = try Writer(folder: folder).text(after: "it", by: sampler, using: &generator)
        }
    }

    private func trainingRecord(in folder: URL) throws -> Loader {
        let curve = try JSONDecoder().decode(LearningCurve.self, from: Data(Self.curve.utf8))
        let file = folder.appendingPathComponent("training.json")
        return Loader(sound: try JSONEncoder().encode(Self.record.ended(with: curve))) {
            try $0.write(to: file)
            guard let found = TrainingRecord(in: folder) else { return }
            _ = (found.isSameTraining(as: Self.record), found.curve.bestEpoch)
        }
    }

    /// Without the sum that tells nearly all damage.
    private func training(in folder: URL, _ name: String) throws -> Loader {
        let corpus = try Self.corpus()
        let windows = try Windows(corpus, stepCount: 5)
        let settings = TrainingSettings(epochs: 2, learningRate: 1, batchSize: 64, threadCount: 1)
        func run() -> TrainingRun<LanguageModel<LSTM>, SGD> {
            var generator = Generator(seed: 1)
            let size = corpus.vocabulary.count
            let model = LanguageModel(
                LSTM(size, 2, using: &generator), outputSize: size, using: &generator)
            return TrainingRun(model, settings, on: windows, using: &generator)
        }
        var begun = run()
        try begun.trainEpoch()
        begun.notes[1] = "so far"
        try begun.save(to: folder)
        let file = folder.appendingPathComponent(name)
        return Loader(sound: try Data(contentsOf: file)) {
            try $0.write(to: file)
            var resumed = run()
            try resumed.resume(from: folder)
            if !resumed.isOver { try resumed.trainEpoch() }
        }
    }

    private func pairs() -> Loader {
        var generator = Generator(seed: 1)
        let sound = Grammar.parallelText(count: 30, using: &generator)
        return Loader(sound: Data(sound.utf8)) {
            let text = try ParallelText(text: TextFile.decode($0, path: ""))
            let data = try TranslationData(splitting: text, using: &generator)
            _ = data.batch(data.training.prefix(2))
        }
    }

    private func runningText() -> Loader {
        var generator = Generator(seed: 1)
        let sound = Grammar.text(sentenceCount: 4, using: &generator)
        return Loader(sound: Data(sound.utf8)) {
            for unit in TextEncoding.Unit.allCases {
                let corpus = try Corpus(text: TextFile.decode($0, path: ""), unit: unit)
                let windows = try Windows(corpus, stepCount: 5)
                _ = windows.batch(windows.training.prefix(2))
                _ = windows.batch(windows.validation.suffix(2))
            }
        }
    }

    private func keptRun(in folder: URL) throws -> Loader {
        let identity =
            #"{"experiment":"e","setting":["a",2,true],"seed":3,"options":{"a":"2"},"data":"1"}"#
        let words = #"{"identity":\#(identity),"code":"c","seconds":1,"outcome":\#(Self.curve)}"#
        let run = try JSONDecoder().decode(KeptRun<LearningCurve>.self, from: Data(words.utf8))
        let file = folder.appendingPathComponent("run.json")
        try run.save(to: file)
        return Loader(sound: try Data(contentsOf: file)) {
            try $0.write(to: file)
            guard let found = KeptRun<LearningCurve>.load(file, run.identity) else {
                throw Fault("taken for damaged")
            }
            _ = found.outcome.seconds[found.outcome.bestEpoch.map { $0 - 1 } ?? 0]
        }
    }

    private func results(in folder: URL) throws -> Loader {
        let file = folder.appendingPathComponent("c.json")
        let claim = Claim("X1", "it \"rises\"", Numbers(1) < 2)
        var sound = Results()
        sound.record([claim.verdict(of: "one")], of: "one", replaces: true)
        try sound.save(file)
        return Loader(sound: try Data(contentsOf: file)) {
            try $0.write(to: file)
            var results = try Results.load(file)
            results.record([claim.verdict(of: nil)], of: nil, replaces: true)
        }
    }

    private func table(in folder: URL) -> Loader {
        let file = folder.appendingPathComponent("one.csv")
        let sound =
            "panel,series,x,y,low,high\n1,\"a, b\",1,2,1,3\n1,c,1,nan,0,1\n2,c,1,2,,\n"
        let own = Series("a, b", x: [1, 2], y: [2, 2])
        let figure = Figure(
            title: "own", panels: [Panel(x: Axis("x"), y: Axis("y"), series: [own])])
        return Loader(sound: Data(sound.utf8)) {
            try $0.write(to: file)
            // As if it had been drawn so.
            let head = "# Draws one.svg again, without training: gnuplot one.gp\n"
            try Data("\(head)\(Table.mark(of: $0))\n".utf8)
                .write(to: folder.appendingPathComponent("one.gp"))
            let table = try Table(file)
            for series in table.series { _ = series.rows }
            _ = table["c"].rises
            _ = try figure.over(file)
        }
    }
}
