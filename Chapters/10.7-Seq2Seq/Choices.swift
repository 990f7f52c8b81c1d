import Course
import Notebook
import Recurrent

/// A way to build or to train a translator that differs from `base` in one
/// thing.
enum Way: String, Codable, CaseIterable {
    case base, lstm, rnn, sorted, unmasked, start, reversed
    case half, annealed, free, tied
    case slow, deep, dropout, bidirectional

    /// Those that a figure compares, as it calls them.
    static let shown: KeyValuePairs<Way, String> = [
        .lstm: "LSTM", .rnn: "RNN", .sorted: "like lengths",
        .unmasked: "padding counted", .start: "context once",
        .reversed: "source reversed", .half: "half its own",
        .annealed: "more and more its own", .free: "all its own",
        .tied: "tied output",
    ]
    /// Those of D2L's first and third exercise.
    static let exercises: KeyValuePairs<Way, String> = [
        .slow: "learning rate 0.001", .deep: "two layers",
        .dropout: "two layers, no dropout",
        .bidirectional: "both directions, bridged",
    ]

    /// What it is compared with.
    var reference: Way { self == .dropout ? .deep : .base }

    func applied(to setting: Setting) -> Setting {
        var setting = setting
        switch self {
        case .base: break
        case .lstm: setting.configuration.cell = .lstm
        case .rnn: setting.configuration.cell = .rnn
        case .start: setting.configuration.context = .start
        case .reversed: setting.configuration.reversesSource = true
        case .half: setting.forcing = { _ in .scheduled(0.5) }
        case .annealed: setting.forcing = { .scheduled(1 - 0.75 * $0) }
        case .free: setting.forcing = { _ in .free }
        case .tied: setting.isTied = true
        case .sorted: setting.sortsByLength = true
        case .unmasked: setting.mask = .none
        case .slow: setting.training.learningRate = 0.001
        case .deep, .dropout:
            setting.configuration.encoderLayerCount = 2
            setting.configuration.decoderLayerCount = 2
            if self == .dropout { setting.configuration.dropout = 0 }
        case .bidirectional: setting.configuration.isBidirectional = true
        }
        return setting
    }
}

/// What a way came to.
struct WayOutcome: Codable {
    /// The least validation loss, in nats a token, padding left out.
    let loss: Double
    /// Of the model of that epoch, on the test sentences, on those of at most
    /// six tokens, and on those of more than eight.
    let bleu, bleuShort, bleuLong: Double
    /// The training loss of the last epoch, as it was trained.
    let reported: Double
    /// What the best model makes of the training pairs, padding left out.
    let training: Double
    /// What a wrong token costs those after it: see `costOfError`.
    let costOfError: [Double]
    let parameterCount: Int

    /// What a wrong token costs the four after it.
    var cost: Double { costOfError.reduce(0, +) }
}

extension Setting {
    /// Trains in a way, the same pairs in the same order for the same seed.
    func outcome(seed: UInt64, threads: Int) throws -> WayOutcome {
        var random = Generator(seed: seed)
        var translator = translator(using: &random)
        var parameterCount = translator.model.parameterCount
        let (loss, reported): (Double, Double)
        if isTied {
            var model = EncoderDecoder(
                encoder: translator.model.encoder,
                decoder: TiedDecoder(translator.model.decoder))
            parameterCount = model.parameterCount
            (loss, reported) = try train(&model, seed: seed, threads: threads)
            translator.model = EncoderDecoder(
                encoder: model.encoder, decoder: model.decoder.untied)
        } else {
            var model = translator.model
            (loss, reported) = try train(&model, seed: seed, threads: threads)
            translator.model = model
        }
        let held = data.test.isEmpty ? data.validation : data.test
        let asked = data.queries(held).map(Asked.init)
        func bleu(_ isWanted: (Int) -> Bool = { _ in true }) throws -> Double {
            try translator.bleu(
                of: asked.filter { isWanted($0.source.count) }, threads: threads
            )
        }
        return WayOutcome(
            loss: loss, bleu: try bleu(), bleuShort: try bleu { $0 <= 6 },
            bleuLong: try bleu { $0 > 8 },
            reported: reported,
            training: data.loss(
                of: translator.model, data.training, threadCount: threads),
            costOfError: try translator.costOfError(on: held, of: data),
            parameterCount: parameterCount)
    }

    /// Trains a model, leaves that of the epoch with the least validation loss,
    /// and returns that loss and the training loss of the last epoch.
    private func train<Target: Decoder>(
        _ model: inout EncoderDecoder<Seq2SeqEncoder, Target>, seed: UInt64,
        threads: Int
    ) throws -> (loss: Double, reported: Double) {
        var order = Generator(seed: seed).stream(1)
        var (best, loss, reported) = (model, Double.infinity, Double.nan)
        var optimizer = Adam(learningRate: training.learningRate)
        for epoch in 0..<training.epochs {
            let forcing = forcing(
                Double(epoch) / Double(max(1, training.epochs - 1)))
            // What the decoder reads changes with the epoch.
            var trainer = Trainer(
                model, optimizer: optimizer, clipping: training.clipping,
                threadCount: threads, generator: order.split()
            ) { [data, mask] model, examples, noise in
                model.loss(
                    data.batch(examples), forcing: forcing, mask: mask,
                    noise: noise)
            }
            let steps = try minibatches(using: &order).map {
                try trainer.step($0)
            }
            let total = steps.reduce(0) { $0 + $1.loss * Double($1.count) }
            reported = total / Double(steps.reduce(0) { $0 + $1.count })
            (model, optimizer) = (trainer.model, trainer.optimizer)
            let now = data.loss(
                of: model, data.validation, threadCount: threads)
            if now < loss { (best, loss) = (model, now) }
        }
        model = best
        return (loss, reported)
    }

    private func minibatches(using order: inout Generator) -> [[Int]] {
        let size = training.batchSize
        return sortsByLength
            ? data.minibatches(of: data.training, size: size, using: &order)
            : Recurrent.minibatches(
                of: data.training.shuffled(using: &order), size: size)
    }
}

/// How ways came out beside what each differs from.
struct Choices {
    let outcomes: Experiment<Way, WayOutcome>

    init(
        _ name: String, _ ways: KeyValuePairs<Way, String>, of small: Setting,
        seeds: Int = .max, in notebook: Notebook
    ) {
        outcomes = notebook.experiment(
            name, of: [.base] + ways.map(\.key), seeds: seeds
        ) { way, seed, threads in
            try way.applied(to: small).outcome(seed: seed, threads: threads)
        }
    }

    func sample(
        _ way: Way, _ number: (WayOutcome) -> Double
    ) -> Sample { outcomes.sample(way, number) }

    func loss(_ way: Way) -> Sample { sample(way, \.loss) }
    func bleu(_ way: Way) -> Sample { sample(way, \.bleu) }

    /// A way's number of parameters, as a share of the usual one.
    func parameterShare(_ way: Way) -> Numbers {
        let counts = [way, .base].map {
            Numbers(Double(outcomes[$0][0].parameterCount))
        }
        return counts[0] / counts[1]
    }

    /// By how much a way changes a number, seed by seed.
    func change(_ way: Way, _ number: (WayOutcome) -> Double) -> Sample {
        sample(way, number) - sample(way.reference, number)
    }

    /// Shows what each way changes.
    func report(_ ways: KeyValuePairs<Way, String>) {
        show("GRU: loss", loss(.base).summary)
        show("GRU: BLEU", bleu(.base).summary)
        for (way, name) in ways {
            show(
                name,
                "loss \(change(way, \.loss).summary), "
                    + "BLEU \(change(way, \.bleu).summary)")
        }
    }

    /// What the text says of the ways.
    var claims: [Claim] {
        [
            Claim(
                "S1", "GRU and LSTM are ahead of the RNN",
                every([.base, .lstm]) { loss($0) < loss(.rnn) },
                every([.base, .lstm]) { bleu($0) > bleu(.rnn) }),
            Claim.undecided(
                "S1", "which of GRU and LSTM is ahead", loss(.base), loss(.lstm)
            ),
            Claim(
                "minibatches of like lengths learn worse",
                loss(.base) < loss(.sorted), bleu(.base) > bleu(.sorted)),
            Claim(
                "S8", "the context at every step helps",
                loss(.base) < loss(.start), bleu(.base) > bleu(.start)),
            Claim(
                "so does reading the source from its last word",
                loss(.reversed) < loss(.base), bleu(.reversed) > bleu(.base)),
            Claim(
                "sentences of more than eight tokens gain by it too",
                change(.reversed, \.bleuLong) > 0),
            Claim(
                "S2", "teacher forcing is ahead in loss and in BLEU",
                every([.half, .annealed, .free]) { loss(.base) < loss($0) },
                every([.half, .annealed, .free]) { bleu(.base) > bleu($0) }),
            Claim(
                "tied, a fifth of the parameters is saved and the loss is worse",
                parameterShare(.tied).lies(in: 0.75...0.85),
                loss(.base) < loss(.tied)),
            Claim(
                "S10", "with padding counted, the reported loss is far lower",
                sample(.unmasked, \.reported)
                    < 0.75 * sample(.base, \.reported)),
            Claim(
                "S10", "that of the words changes by less than a fifth",
                sample(.unmasked, \.training) < 1.2 * sample(.base, \.training),
                sample(.unmasked, \.training) > 0.8 * sample(.base, \.training)
            ),
        ]
    }

    /// The change of loss and BLEU by each way, with its 95 % interval.
    func figure(in notebook: Notebook) -> Figure {
        let ways = Array(Way.shown.reversed())
        let ends = -0.5...Double(ways.count) - 0.5
        func panel(_ label: String, _ number: (WayOutcome) -> Double) -> Panel {
            let changes = ways.map { change($0.key, number) }
            var dots = Series(
                "mean and 95 % interval", x: changes.map(\.mean),
                y: changes.indices.map(Double.init), style: .dots, colour: .blue
            )
            if changes.allSatisfy(\.margin.isFinite) {
                dots.range = changes.map {
                    $0.mean - $0.margin...$0.mean + $0.margin
                }
            }
            let none = Series(
                "no change", x: [0, 0], y: [ends.lowerBound, ends.upperBound],
                colour: .grey)
            return Panel(
                x: Axis(label),
                y: Axis("", range: ends, names: ways.map(\.value)),
                series: [none, dots])
        }
        return Figure(
            title: "What a choice changes",
            caption: "\(notebook.origin): each way less the GRU with teacher "
                + "forcing, seed by seed",
            panels: [
                panel("change of the validation loss (nats a token)", \.loss),
                panel("change of BLEU", \.bleu),
            ], columns: 2)
    }
}
