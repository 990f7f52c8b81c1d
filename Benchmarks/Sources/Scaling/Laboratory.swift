import Foundation
import Recurrent
import Synchronization

/// Steps of the translator of all pairs, on made-up pairs of the lengths and words of the book's file.
struct Laboratory {
    private static let pairCount = 2_048
    private let shape: Shape
    private var trainer: Trainer<Seq2Seq, Adam>

    init(_ shape: Shape, ranks: (any Ranks)? = nil) {
        self.shape = shape
        var generator = Generator(seed: 0)
        let sides = zip(shape.vocabularies, shape.lengths).map { vocabulary, length in
            let words = Words(vocabulary)
            return (0..<Self.pairCount).map { _ in
                (0..<length).map { _ in words.draw(using: &generator) }
            }
        }
        let model = Seq2Seq(
            Seq2SeqConfiguration(size: Int(shape.hidden), layerCount: Int(shape.layers)),
            sourceVocabularySize: shape.vocabularies[0],
            targetVocabularySize: shape.vocabularies[1], using: &generator)
        trainer = Trainer(
            model, optimizer: Adam(learningRate: 0.002), clipping: .norm(1),
            generator: Generator(seed: 0)
        ) { model, examples, noise in
            let (sources, targets) = (examples.map { sides[0][$0] }, examples.map { sides[1][$0] })
            return model.loss(translationBatch(sources, targets), noise: noise)
        }
        trainer.ranks = ranks
    }

    /// The time of a step on the first pairs, after a short one that warms up.
    mutating func step(batch: Int, times: Int) throws -> Double {
        try trainer.step(Array(0..<2 * Int(Shape.shardSize)))
        return try leastSeconds(of: times) { try trainer.step(Array(0..<batch)) }
    }

    mutating func compute() throws -> Compute {
        let eight = try step(batch: 8 * Int(Shape.shardSize), times: 5)
        var (model, optimizer) = (trainer.model, trainer.optimizer)
        let gradient = model
        let norm = leastSeconds(of: 9) { withExtendedLifetime(gradient.norm) {} }
        let update = leastSeconds(of: 9) { optimizer.update(&model, along: gradient) }
        return Compute(shard: (eight - norm - update) / 8, norm: norm, optimiser: update)
    }

    /// What one thread takes while another does the same, as on a machine whose cores are all busy.
    static func computeBeside(_ shape: Shape) throws -> Compute {
        var compute = try besides { _ in
            var laboratory = Laboratory(shape)
            return try laboratory.compute()
        }
        let wire = Wire()
        let together = try besides { rank in
            var laboratory = Laboratory(shape, ranks: WireEnd(rank: rank, wire: wire))
            return try laboratory.step(batch: 2 * Int(Shape.shardSize), times: 11)
        }
        compute.handling = together - compute.shard - compute.norm - compute.optimiser
        return compute
    }
}

/// The least time of several: whatever else the machine does can only lengthen one.
func leastSeconds(of times: Int, _ body: () throws -> Void) rethrows -> Double {
    let seconds = try (0..<times).map { _ in
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
    return seconds.min()!
}

/// The first of two results that two threads come to at the same time.
private func besides<Value: Sendable>(_ body: @Sendable (Int) throws -> Value) throws -> Value {
    let results = Mutex([Int: Result<Value, any Error>]())
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        let result = Result { try body(index) }
        results.withLock { $0[index] = result }
    }
    return try results.withLock { $0 }[0]!.get()
}

private func translationBatch(_ sources: [[Int32]], _ targets: [[Int32]]) -> TranslationBatch {
    let written = Tokens(targets, padding: 0)
    let starts = [Int32](repeating: 1, count: targets.count)
    return TranslationBatch(
        source: Tokens(sources, padding: 0), sourceLengths: sources.map(\.count),
        inputs: Tokens(
            stepCount: written.stepCount, batchSize: written.batchSize,
            indices: starts + written.indices.dropLast(starts.count)),
        targets: written, targetLengths: targets.map(\.count))
}

/// Words, the commonest first.
private struct Words {
    private var sums: [Double] = []

    init(_ count: Int) {
        for word in 0..<count { sums.append((sums.last ?? 0) + zipfWeight(word)) }
    }

    func draw(using generator: inout Generator) -> Int32 {
        let place = generator.uniform() * sums[sums.count - 1]
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > place { high = middle } else { low = middle + 1 }
        }
        return Int32(low)
    }
}

/// Between two threads: a message takes the time of one copy.
private final class Wire: Sendable {
    /// Where the message is that waits, for each direction; 0 if none does.
    let places = [Slot(), Slot()]

    final class Slot: Sendable { let address = Atomic(0) }
}

private struct WireEnd: Ranks {
    let rank: Int
    let count = 2
    let wire: Wire

    func send(_ bytes: UnsafeRawBufferPointer, to other: Int) {
        let slot = wire.places[rank]
        slot.address.store(Int(bitPattern: bytes.baseAddress), ordering: .releasing)
        while slot.address.load(ordering: .acquiring) != 0 {}
    }

    func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) {
        let slot = wire.places[other]
        var address = 0
        while address == 0 { address = slot.address.load(ordering: .acquiring) }
        bytes.copyMemory(
            from: UnsafeRawBufferPointer(
                start: UnsafeRawPointer(bitPattern: address), count: bytes.count))
        slot.address.store(0, ordering: .releasing)
    }

    func sender(_ rank: Int?) -> Int? {
        wire.places[1 - self.rank].address.load(ordering: .acquiring) == 0 ? nil : 1 - self.rank
    }

    func exchange(
        _ sent: UnsafeRawBufferPointer, to: Int,
        for received: UnsafeMutableRawBufferPointer, from: Int
    ) {
        let slot = wire.places[rank]
        if !sent.isEmpty {
            slot.address.store(Int(bitPattern: sent.baseAddress), ordering: .releasing)
        }
        if !received.isEmpty { receive(received, from: from) }
        while slot.address.load(ordering: .acquiring) != 0 {}
    }
}
