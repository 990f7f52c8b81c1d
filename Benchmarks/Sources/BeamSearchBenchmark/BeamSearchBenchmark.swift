import ArgumentParser
import Recurrent

/// Prints one line of JSON: how many sentences a beam search gets through in a second, with a
/// decoder of random weights that never ends.
@main
struct BeamSearchBenchmark: ParsableCommand {
    @Option var vocab = 13_183
    @Option var beam = 5
    @Option var batch = 64
    @Option var steps = 12
    @Option var threads = 2
    @Option var hidden = 256
    @Option(name: .customLong("repeat")) var repetitions = 5

    func validate() throws {
        for (name, value) in [
            ("vocab", vocab), ("beam", beam), ("batch", batch), ("steps", steps),
            ("threads", threads), ("hidden", hidden), ("repeat", repetitions),
        ] where value < 1 {
            throw ValidationError("--\(name) \(value) is not at least 1")
        }
        // The benchmark begins with the token 1.
        guard vocab >= 2 else { throw ValidationError("--vocab \(vocab) is not at least 2") }
    }

    func run() throws {
        var generator = Generator(seed: 1)
        let decoder = ContextDecoder(
            vocabularySize: vocab, hiddenSize: hidden, using: &generator)
        let state = decoder.noise(rows: batch, using: &generator)
        let search = BeamSearch(size: beam, within: SearchSpace(maxLength: steps), bestCount: beam)
        var seconds: [Double] = []
        for _ in 0...repetitions {
            let time = try ContinuousClock().measure {
                let start = decoder.step(
                    [Int32](repeating: 1, count: batch), from: state, threadCount: threads)
                _ = try search(decoder, from: start, threadCount: threads)
            }
            seconds.append(time / .seconds(1))
        }
        // The first run warms up.
        let median = seconds.dropFirst().sorted()[repetitions / 2]
        print(
            """
            {"peer": "recurrent", "vocab": \(vocab), "beam": \(beam), "batch": \(batch), \
            "steps": \(steps), "sentences_per_s": \(Double(batch) / median), \
            "hypothesis_tokens_per_s": \(Double(batch * beam * steps) / median)}
            """)
    }
}
