import Foundation
import Recurrent
import Testing

@testable import Scaling

private let compute = Compute(shard: 0.1, norm: 0.002, optimiser: 0.008, handling: 0.03)
private let free = Network(latency: 0, bandwidth: .infinity)

private func seconds(_ network: Network, batch: Int, processes: Int) -> Double {
    StepModel(compute: compute, network: network).seconds(batch: batch, processes: processes)
}

private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

@Test func `one process sends nothing`() {
    let network = Network(latency: 1, bandwidth: 1)
    #expect(isClose(seconds(network, batch: 130, processes: 1), 3 * 0.1 + 0.01))
}

@Test(arguments: [(2, 4, 1.0), (3, 3, 4.0 / 3), (8, 1, 1.75), (256, 1, 1)])
func `over a network that takes no time shards, handling and update are left`(
    processes: Int, own: Int, handled: Double
) {
    let time = seconds(free, batch: 512, processes: processes)
    #expect(isClose(time, Double(own) * 0.1 + handled * 0.03 + 0.01))
}

@Test func `latency and bytes are paid for parts and for sums`() {
    let slow = Network(latency: 1, bandwidth: 10)
    var model = StepModel(compute: compute, network: slow)
    let nothing = model.seconds(batch: 512, processes: 8) { _ in Message(count: 0, bytes: 0) }
    #expect(isClose(nothing, seconds(free, batch: 512, processes: 8)))
    let two = model.seconds(batch: 128, processes: 2) { _ in Message(count: 3, bytes: 20) }
    #expect(isClose(two, 0.14 + 2 * (3 + 0.5 * 20 / 10)))
    let four = model.seconds(batch: 256, processes: 4) { _ in Message(count: 3, bytes: 20) }
    #expect(isClose(four, 0.11 + 1.5 * 0.03 + 2 * (3 * 3 + 0.75 * 20 / 10)))
    model.network = free
    #expect(isClose(model.scaled(to: Shape()).compute.shard, 0.1))
}

@Test func `a line through times gives latency and bandwidth back`() {
    let timings = [8.0, 1e3, 1e6, 1e7].map { Timing(bytes: $0, seconds: 2e-5 + $0 / 1e9) }
    let network = Network(fitting: timings)
    #expect(abs(network.latency - 2e-5) < 1e-7 && abs(network.bandwidth / 1e9 - 1) < 1e-6)
}

@Test func `more pairs have more words, and never more than there are`() {
    let counts = [64.0, 128, 512, 2_048, 1e7].map { distinctWords(in: $0, of: 9_912) }
    #expect(zip(counts, counts.dropFirst()).allSatisfy(<) && counts[4] <= 9_912)
    #expect(abs(distinctWords(in: 1, of: 9_912) - 1) < 1e-6)
    let shape = Shape()
    #expect(shape.gradient(ofPairs: 1e9).bytes == 4 * shape.parameters)
    #expect(shape.gradient(ofPairs: 64).bytes < 2 * shape.parameters)
}

@Test func `the shape is that of the translator`() {
    let shape = Shape(hidden: 8, layers: 2, vocabularies: [30, 50])
    var generator = Generator(seed: 0)
    let model = Seq2Seq(
        Seq2SeqConfiguration(size: 8), sourceVocabularySize: 30, targetVocabularySize: 50,
        using: &generator)
    #expect(shape.parameters == Double(model.parameterCount))
    #expect(shape.parameterCount == Double(model.parameters.count))
}
