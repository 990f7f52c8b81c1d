import Course
import Notebook
import Recurrent

/// A stack of the library's tanh RNN, and the rate at which it learns.
struct SweptStack: Codable, Hashable {
    let width, depth: Int
    var rate: Float = 1

    func model(
        of vocabularySize: Int, using generator: inout Generator
    ) -> LanguageModel<Deep<RNN>> {
        LanguageModel(stacking: depth, for: vocabularySize, using: &generator) {
            RNN($0, width, using: &$1)
        }
    }

    /// The lowest validation perplexity after any epoch: that of the model which
    /// early stopping would keep.
    func perplexity(
        _ training: TrainingSettings, on windows: Windows, of size: Int,
        seed: UInt64
    ) throws -> Double {
        var (training, generator) = (training, Generator(seed: seed))
        training.learningRate = rate
        var model = model(of: size, using: &generator)
        let curve = try model.train(training, on: windows, using: &generator)
        return curve.validation.map(\.value).min() ?? .nan
    }
}

extension SweptStack {
    /// For an estimate: three products with every weight at every token, and all
    /// the activations of a shard.
    func work(
        _ training: TrainingSettings, on windows: Windows, of size: Int
    ) -> Work {
        let (depth, width, size) = (Double(depth), Double(width), Double(size))
        let inputs = size + (2 * depth - 1) * width
        let weights = inputs * width + width * size
        let tokens = Double(windows.training.count * windows.stepCount)
        let states = Double(shardSize * windows.stepCount)
        return Work(
            multiplyAdds: 3 * weights * tokens * Double(training.epochs),
            bytes: 4 * (6 * weights + 6 * states * (depth * width + size)))
    }
}

/// Stacks of several widths and depths, each trained at each of several rates.
struct Sweep {
    let widths, depths: [Int]
    let rates: [Float]

    /// All, of each depth one after the other.
    var stacks: [SweptStack] {
        depths.flatMap { depth in
            widths.map { SweptStack(width: $0, depth: depth) }
        }
    }

    /// A stack at each rate.
    func settings(of stack: SweptStack) -> [SweptStack] {
        rates.map {
            SweptStack(width: stack.width, depth: stack.depth, rate: $0)
        }
    }

    var settings: [SweptStack] { stacks.flatMap(settings) }

    /// What tells it from another.
    var name: String { "widths \(widths), depths \(depths)" }

    /// Milliseconds of processor time that a minibatch of training takes each of
    /// the stacks: the fastest of six, measured in turn.
    func times(
        on windows: Windows, of size: Int, batchSize: Int
    ) throws -> [Double] {
        let minibatch = Array(windows.training.prefix(batchSize))
        var fastest = stacks.map { _ in Double.infinity }
        for _ in 0..<3 {
            for (index, stack) in stacks.enumerated() {
                var generator = Generator(seed: 0)
                var trainer = Trainer(
                    stack.model(of: size, using: &generator),
                    optimizer: SGD(learningRate: 1), clipping: .norm(1),
                    generator: generator
                ) { model, starts, _ in
                    let batch = windows.batch(starts)
                    return model.loss(batch.inputs, batch.targets)
                }
                for _ in 0..<2 {
                    let step = try trainer.step(minibatch)
                    fastest[index] = min(
                        fastest[index], 1000 * step.processorSeconds)
                }
            }
        }
        return fastest
    }
}

extension Notebook {
    /// The lowest perplexities of stacks, with so many seeds.
    func perplexities(
        of stacks: [SweptStack], seeds: Int, _ training: TrainingSettings,
        on windows: Windows, of size: Int
    ) -> Experiment<SweptStack, Double> {
        experiment(
            "sweep", of: stacks, seeds: seeds,
            work: { $0.work(training, on: windows, of: size) }
        ) { [batchSize = bookBatchSize] stack, seed, threads in
            var training = training
            training.threadCount = threads
            training.batchSize = batchSize
            return try stack.perplexity(
                training, on: windows, of: size, seed: seed)
        }
    }
}

/// What came of a sweep: each stack at each rate with the first seed, and with
/// more seeds at the rate that left it the lowest perplexity.
struct Swept {
    let sweep: Sweep
    /// The sweep's stacks, each at its best rate.
    let best: [SweptStack]
    let perplexities: Experiment<SweptStack, Double>
    /// In the order of the sweep's stacks.
    let times: [Double]

    init(
        _ sweep: Sweep, _ tried: Experiment<SweptStack, Double>,
        _ times: Experiment<String, [Double]>,
        atBest: ([SweptStack]) -> Experiment<SweptStack, Double>
    ) {
        self.sweep = sweep
        best = sweep.stacks.map { stack in
            sweep.settings(of: stack).min { tried[$0][0] < tried[$1][0] }
                ?? stack
        }
        perplexities = atBest(best)
        self.times = times.outcomes[0]
    }

    /// At the best rate.
    func perplexity(width: Int, depth: Int) -> Sample {
        let stack = best.first { ($0.width, $0.depth) == (width, depth) }
        return perplexities.sample(
            stack ?? SweptStack(width: width, depth: depth)
        ) { $0 }
    }

    func time(width: Int, depth: Int) -> Double {
        let index = sweep.stacks.firstIndex {
            ($0.width, $0.depth) == (width, depth)
        }
        return index.map { times[$0] } ?? .nan
    }

    /// Perplexity and time against depth, a curve for each width.
    func figure(caption: String) -> Figure {
        func panel(
            _ title: String, _ y: Axis, _ series: (_ width: Int) -> Series
        ) -> Panel {
            Panel(
                title: title, x: Axis("depth (layers)"), y: y,
                series: zip(
                    sweep.widths, Colour.ordered.suffix(sweep.widths.count)
                )
                .map { width, colour in
                    var series = series(width)
                    series.colour = colour
                    return series
                })
        }
        let depths = sweep.depths.map { Double($0) }
        return Figure(
            title: "Width and depth", caption: caption,
            panels: [
                panel("each at its best rate", Axis("lowest perplexity")) {
                    width in
                    let samples = sweep.depths.map {
                        perplexity(width: width, depth: $0).values
                    }
                    return Series(
                        "\(width) units", x: depths, over: samples.transposed,
                        style: .linePoints)
                },
                panel(
                    "time",
                    Axis("processor time a minibatch (ms)", scale: .log)
                ) { width in
                    Series(
                        "\(width) units", x: depths,
                        y: sweep.depths.map { time(width: width, depth: $0) },
                        style: .linePoints)
                },
            ],
            columns: 2)
    }
}
