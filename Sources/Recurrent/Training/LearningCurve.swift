import Foundation

/// What training makes of a loss, or of the perplexity that follows from it, epoch by epoch.
public struct LearningCurve: Sendable, Equatable {
    /// What is measured, and how minibatches are averaged into a point.
    public enum Measure: String, Sendable, Codable {
        /// The mean loss of a token, or example, in nats. A training point is the mean over an
        /// epoch, each token counted once.
        case loss
        /// Perplexity as the book plots it. A training point is the mean of exp(loss) over half an
        /// epoch's minibatches, at the mean of their times; a validation point is the mean of
        /// exp(loss) over the validation minibatches. (The mean of exponentials is a little above
        /// the perplexity proper, exp of the mean loss.)
        ///
        /// Source: D2L, sections 3.2 and 9.5, class `ProgressBoard`.
        case perplexity
    }

    public struct Point: Sendable, Equatable {
        /// Epochs since the start, in fractions.
        public let epoch: Double
        public let value: Double
    }

    public let measure: Measure
    /// Of the minibatches while they train.
    public private(set) var training: [Point] = []
    /// Of the validation examples after each epoch.
    public private(set) var validation: [Point] = []
    /// The seconds that each epoch trained, validation left out.
    public private(set) var seconds: [Double] = []

    /// That of a run that has not begun.
    public init(measuring measure: Measure = .loss) { self.measure = measure }

    /// The epochs done.
    public var epochCount: Int { validation.count }

    /// The epoch with the least validation value, counted from 1; nil before the first.
    public var bestEpoch: Int? {
        validation.indices.min { validation[$0].value < validation[$1].value }.map { $0 + 1 }
    }

    /// Adds an epoch.
    /// - Throws: ``RecurrentError`` when a value is no longer finite. A finite loss can have an
    ///   infinite perplexity, and the last step of an epoch can spoil a model whose loss was still
    ///   finite before it.
    mutating func add(_ steps: [TrainingStep], seconds: Double, validation value: Double) throws {
        let epoch = Double(epochCount)
        switch measure {
        case .loss:
            let count = steps.reduce(0) { $0 + $1.count }
            let sum = steps.reduce(0.0) { $0 + $1.loss * Double($1.count) }
            training.append(Point(epoch: epoch + 1, value: sum / Double(count)))
        case .perplexity:
            let middle = steps.count / 2
            for half in [0..<middle, middle..<steps.count] where !half.isEmpty {
                let time = half.reduce(0.0) { $0 + Double($1) } / Double(half.count * steps.count)
                let sum = steps[half].reduce(0) { $0 + exp($1.loss) }
                training.append(Point(epoch: epoch + time, value: sum / Double(half.count)))
            }
        }
        validation.append(Point(epoch: epoch + 1, value: value))
        self.seconds.append(seconds)
        for (name, points) in [("training", training), ("validation", validation)] {
            let value = points.last?.value ?? 0
            try throwUnless(
                value.isFinite, "epoch \(epochCount)", "the \(name) \(measure) is \(value)",
                remedy: "try a smaller learning rate")
        }
    }
}

extension LearningCurve: Codable {
    private enum Key: String, CodingKey {
        case measure, trainingEpochs, training, validation, seconds
    }

    public init(from decoder: any Swift.Decoder) throws {
        let file = try decoder.container(keyedBy: Key.self)
        let unequal = DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "curves of unequal length"))
        func points(_ key: Key, at epochs: [Double]? = nil) throws -> [Point] {
            let values = try file.decode([Double].self, forKey: key)
            let epochs = epochs ?? values.indices.map { Double($0 + 1) }
            guard epochs.count == values.count else { throw unequal }
            return zip(epochs, values).map { Point(epoch: $0, value: $1) }
        }
        measure = try file.decodeIfPresent(Measure.self, forKey: .measure) ?? .loss
        training = try points(
            .training, at: file.decodeIfPresent([Double].self, forKey: .trainingEpochs))
        validation = try points(.validation)
        seconds = try file.decode([Double].self, forKey: .seconds)
        let most = measure == .loss ? epochCount : 2 * epochCount
        guard seconds.count == epochCount, epochCount...most ~= training.count else {
            throw unequal
        }
    }

    public func encode(to encoder: any Swift.Encoder) throws {
        var file = encoder.container(keyedBy: Key.self)
        try file.encode(measure, forKey: .measure)
        try file.encode(training.map(\.epoch), forKey: .trainingEpochs)
        try file.encode(training.map(\.value), forKey: .training)
        try file.encode(validation.map(\.value), forKey: .validation)
        try file.encode(seconds, forKey: .seconds)
    }
}
