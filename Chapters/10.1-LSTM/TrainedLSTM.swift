import Course
import Notebook
import Recurrent

/// What the language models of this chapter share: a text and the book's way to
/// train on it.
struct TextTask {
    let corpus: Corpus
    let windows: Windows
    let settings: TrainingSettings
    let hiddenSize: Int

    init(
        _ corpus: Corpus, _ windows: Windows, _ settings: TrainingSettings,
        hiddenSize: Int
    ) {
        (self.corpus, self.windows) = (corpus, windows)
        (self.settings, self.hiddenSize) = (settings, hiddenSize)
    }

    var vocabularySize: Int { corpus.vocabulary.count }

    func settings(threads: Int) -> TrainingSettings {
        var settings = settings
        settings.threadCount = threads
        return settings
    }
}

/// A language model of this chapter after its training.
struct TrainedLSTM: Codable {
    let run: LanguageModelOutcome
    /// How the likeliest text goes on after so many epochs.
    let passages: [Passage]
    /// What a model with the library's layer remembers.
    let memories: Memories?

    struct Passage: Codable {
        let epoch: Int
        let text: String
    }

    /// Trains a layer and its head.
    init<Layer: RecurrentLayer>(
        _ layer: Layer, head: Linear, on task: TextTask, threads: Int,
        using generator: inout Generator
    ) throws {
        var training = TrainingRun(
            LanguageModel(layer: layer, head: head),
            task.settings(threads: threads), on: task.windows, using: &generator
        )
        try training.train { training in
            guard [1, 5, 20, 50].contains(training.epoch) else { return }
            var unused = Generator(seed: 0)
            training.notes[training.epoch] = training.model.continuation(
                of: task.corpus.beginning(usual: "the time"),
                in: task.corpus, count: 40, using: &unused)
        }
        run = training.outcome(in: task.corpus, using: &generator)
        passages = training.notes.sorted { $0.key < $1.key }
            .map { Passage(epoch: $0.key, text: $0.value) }
        memories = try (training.model as? LanguageModel<LSTM>).map {
            try Memories(of: $0, on: task, threads: threads)
        }
    }
}

extension Experiment<String, TrainedLSTM> {
    /// For the panels of a figure.
    var layers: [TrainedLayer] {
        [
            TrainedLayer(
                "from scratch", self["scratch"].map(\.run), .lstmScratch),
            TrainedLayer(
                "with the library's layer", self["library"].map(\.run), .lstm),
        ]
    }
}

/// What a trained model remembers, and for how long.
struct Memories: Codable {
    /// By what share of their norm the hidden and the internal states change in
    /// a step, and the weights in a minibatch of training.
    let changeOfH, changeOfC, changeOfWeights: Double
    let largestH, largestC: Double
    /// Nil where the text is read in words, which have no letters to count.
    let wordCell: WordCell?

    init(of model: LanguageModel<LSTM>, on task: TextTask, threads: Int) throws
    {
        let windows = task.windows
        let unseen = windows.batch(windows.validation.prefix(512)).inputs
        let states = model.layer.states(on: unseen)
        let (H, C) = (states.map(\.hidden), states.map(\.cell))
        (changeOfH, changeOfC) = (H.change, C.change)
        (largestH, largestC) = (H.largest, C.largest)
        changeOfWeights = try weightChange(
            of: model, on: task, threads: threads)
        let text = task.corpus.indices[windows.validationTokens].prefix(4000)
        wordCell =
            task.corpus.encoding.unit == .words
            ? nil
            : WordCell(of: model.layer, reading: Array(text), task.corpus)
    }
}

extension [Tensor] {
    /// The change from each to the next, as a share of their norm.
    var change: Double {
        zip(self, dropFirst()).map { $1 - $0 }.norm / Array(dropFirst()).norm
    }

    /// The largest absolute value of any number.
    fileprivate var largest: Double {
        flatMap(\.scalars).map { Double(abs($0)) }.max() ?? 0
    }
}

private func weightChange(
    of model: LanguageModel<LSTM>, on task: TextTask, threads: Int
) throws -> Double {
    let windows = task.windows
    var trainer = Trainer(
        model, optimizer: SGD(learningRate: task.settings.learningRate),
        clipping: task.settings.clipping, threadCount: threads,
        generator: Generator(seed: 0)
    ) { model, starts, _ in
        let batch = windows.batch(starts)
        return model.loss(batch.inputs, batch.targets)
    }
    try trainer.step(Array(windows.training.prefix(1024)))
    let change = zip(trainer.model.parameters, model.parameters).map {
        $0 - $1
    }
    return change.norm / model.norm
}

extension LSTM {
    /// The state after each step.
    func states(on tokens: Tokens) -> [LSTMState] {
        var state = cell.initialState(batchSize: tokens.batchSize)
        return (0..<tokens.stepCount).map { t in
            let X = Tensor.oneHot(tokens.step(t), size: inputSize)  // [1, n, V]
            state = cell(X.unstacked()[0], state)
            return state
        }
    }
}

extension Notebook {
    /// Shows how a model's likeliest text goes on in the course of its training.
    func showPassages(of trained: TrainedLSTM) {
        for passage in trained.passages {
            show("after epoch \(passage.epoch)", passage.text)
        }
    }

    /// Draws the cell of a trained model that counts the letters of a word, where
    /// it reads letters.
    func drawWordCell(
        of trained: Experiment<String, TrainedLSTM>, _ kind: String
    ) {
        guard !options.words else {
            return leaveOut(
                "lstm-word-cell", because: "a word is read in one step")
        }
        figure("lstm-word-cell") {
            let cells = trained[kind].compactMap(\.memories?.wordCell)
            show(
                "correlation", Sample(cells.map { abs($0.correlation) }).summary
            )
            return cells[0].figure(
                caption:
                    "\(dataSet.name), text not trained on, seed \(seeds[0])"
            )
        } claims: { _ in
            let cells = trained[kind].compactMap(\.memories?.wordCell)
            Claim(
                "with every seed a cell follows the letters of a word",
                Numbers(Sample(cells.map { abs($0.correlation) })) > 0.5)
        }
    }
}
