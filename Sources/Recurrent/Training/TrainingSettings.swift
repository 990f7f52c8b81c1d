/// How long a model is trained, and how.
public struct TrainingSettings: Sendable, Equatable {
    public var epochs: Int
    public var learningRate: Float
    /// Examples in a minibatch; the last of an epoch may have fewer.
    public var batchSize: Int
    public var clipping: Clipping?
    /// Training ends when the validation measure has not fallen for so many epochs; never if nil.
    public var patience: Int?
    public var threadCount: Int

    /// D2L's settings for language models but for the learning rate and the epochs, which its
    /// sections vary.
    public init(
        epochs: Int, learningRate: Float, batchSize: Int = 1024, clipping: Clipping? = .norm(1),
        patience: Int? = nil, threadCount: Int
    ) {
        self.epochs = epochs
        self.learningRate = learningRate
        self.batchSize = batchSize
        self.clipping = clipping
        self.patience = patience
        self.threadCount = threadCount
    }

    /// D2L's settings for translators (section 10.7.6).
    public static func translation(epochs: Int, threadCount: Int) -> TrainingSettings {
        TrainingSettings(
            epochs: epochs, learningRate: 0.005, batchSize: 128, threadCount: threadCount)
    }
}

extension TrainingSettings {
    /// What has to be the same when a run is gone on with; epochs, patience and threads need not.
    func identity(examples: Int) -> String {
        "\(examples) examples in batches of \(batchSize), learning rate \(learningRate), "
            + String(describing: clipping)
    }
}
