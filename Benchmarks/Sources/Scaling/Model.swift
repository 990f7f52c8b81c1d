import Foundation

/// How long something with so many bytes took.
struct Timing: Codable {
    let bytes, seconds: Double
}

/// What carries a message: its time is latency + bytes / bandwidth, in seconds and bytes a second.
struct Network {
    var latency, bandwidth: Double

    init(latency: Double, bandwidth: Double) {
        (self.latency, self.bandwidth) = (latency, bandwidth)
    }

    /// The latency is what the shortest message took, and the bandwidth what the two longest tell:
    /// shorter ones may pass in a burst that a slow network allows.
    init(fitting timings: [Timing]) {
        let sorted = timings.sorted { $0.bytes < $1.bytes }
        let (long, longest) = (sorted[sorted.count - 2], sorted[sorted.count - 1])
        self.init(
            latency: sorted[0].seconds,
            bandwidth: (longest.bytes - long.bytes) / (longest.seconds - long.seconds))
    }

    func seconds(for message: Message) -> Double {
        message.count * latency + message.bytes / bandwidth
    }
}

/// A gradient as it is sent, in so many pieces.
struct Message {
    let count, bytes: Double
}

/// Seconds of one thread.
struct Compute: Codable {
    /// Forward and backward of one shard, and adding its gradient to the others.
    var shard: Double
    var norm, optimiser: Double
    /// What adding the gradients of two processes takes apart from the network: finding zeros, packing,
    /// unpacking, and each process's additions.
    var handling = 0.0
}

/// The shape of a translator: GRUs on both sides, all of one size.
struct Shape {
    static let shardSize = 64.0
    var hidden = 256.0
    var layers = 2.0
    var vocabularies = [9_912, 17_606]
    /// Mean tokens of a sentence of the book's file, `<eos>` among them.
    var lengths = [9, 10]

    /// The book's decoder reads the context beside its input.
    private var square: Double { 3 * hidden * hidden }
    private var dense: Double {
        square * (4 * layers + 1) + 12 * layers * hidden + (hidden + 1) * Double(vocabularies[1])
    }
    /// Tables: two embeddings, four a layer on both sides, weight and bias of the output.
    var parameterCount: Double { 2 + 4 * 2 * layers + 2 }
    /// Numbers in them.
    var parameters: Double { dense + hidden * Double(vocabularies[0] + vocabularies[1]) }

    /// Multiplications and additions of a shard's products, forward and backward.
    var operations: Double {
        let written = 2 * layers * square + hidden * Double(vocabularies[1])
        let tokens = Double(lengths[0]) * 2 * layers * square + Double(lengths[1]) * written
        return 3 * 2 * Self.shardSize * (tokens + square)
    }

    /// The gradient of so many pairs: an embedding's rows of words that they lack are not sent, unless
    /// half of them are there.
    func gradient(ofPairs pairs: Double) -> Message {
        let rows = zip(vocabularies, lengths).reduce(0.0) { sum, side in
            let words = distinctWords(in: pairs * Double(side.1), of: side.0)
            return sum + (2 * words < Double(side.0) ? words : Double(side.0))
        }
        // Each goes with its marks.
        return Message(count: 2 * parameterCount, bytes: 4 * (dense + rows * hidden))
    }
}

/// A word's rank to this power; as few different words come in so many as in the book's file.
func zipfWeight(_ word: Int) -> Double { pow(Double(word) + 3.7, -1.3) }

/// How many different words are expected among so many.
func distinctWords(in count: Double, of vocabulary: Int) -> Double {
    let weights = (0..<vocabulary).map(zipfWeight)
    let sum = weights.reduce(0, +)
    return weights.reduce(0) { $0 - expm1(count * log1p(-$1 / sum)) }
}

/// What a training step takes of several processes, one thread each.
struct StepModel {
    var compute: Compute
    var shape = Shape()
    var network: Network

    /// The busiest process's shards; a part of its gradient to each other process, and of the sum from
    /// each; and the same update in all.
    ///
    ///     T(R) = ⌈S/R⌉ shard + 2 (R − 1) n latency + (R − 1)/R (own + all bytes) / bandwidth
    ///          + handling + norm + optimiser
    ///
    /// A process adds as many parts as others have shards, each 1/R of a gradient; of two processes it
    /// adds half a gradient, and handling is no less than theirs.
    /// - Parameter gradient: what is sent for so many pairs, if not what the shape says.
    func seconds(
        batch: Int, processes: Int, gradient: ((Double) -> Message)? = nil
    ) -> Double {
        let gradient = gradient ?? shape.gradient
        let shards = (batch + Int(Shape.shardSize) - 1) / Int(Shape.shardSize)
        let own = (shards + processes - 1) / processes
        var seconds = Double(own) * compute.shard + compute.norm + compute.optimiser
        guard processes > 1 else { return seconds }
        for pairs in [Double(own) * Shape.shardSize, Double(batch)] {
            seconds += exchangeSeconds(gradient(pairs), among: processes)
        }
        let added = Double(min(processes, shards) - 1) / Double(processes)
        return seconds + compute.handling * max(1, 2 * added)
    }

    /// Every process sends a part of a message to each other, one after another.
    func exchangeSeconds(_ message: Message, among processes: Int) -> Double {
        let others = Double(processes - 1)
        return others * message.count * network.latency
            + others / Double(processes) * message.bytes / network.bandwidth
    }

    /// For a translator of another shape: products at the same rate, all else by its parameters.
    func scaled(to other: Shape) -> StepModel {
        let ratio = other.parameters / shape.parameters
        var model = self
        model.shape = other
        model.compute.shard *= other.operations / shape.operations
        model.compute.norm *= ratio
        model.compute.optimiser *= ratio
        model.compute.handling *= ratio
        return model
    }
}
