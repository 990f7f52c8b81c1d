/// A recurrent language model: a recurrent layer and a fully connected layer that turns each hidden
/// state into a score for every token that may come next.
public struct LanguageModel<Layer: RecurrentLayer>: Module {
    public var layer: Layer
    public var head: Linear

    public init(layer: Layer, head: Linear) {
        require(
            layer.hiddenSize == head.weight.shape[0],
            "LanguageModel: hidden size \(layer.hiddenSize), head \(head.weight.shape)")
        self.layer = layer
        self.head = head
    }

    /// - Returns: logits `[stepCount, batchSize, vocabularySize]` and the state after the last step.
    public func callAsFunction(
        _ tokens: Tokens, from state: Layer.State? = nil
    ) -> (logits: Tensor, state: Layer.State) {
        let recurrence = layer(tokens, from: state)
        return (head(recurrence.outputs), recurrence.state)
    }

    /// The cross-entropy of each token's successor.
    /// - Parameter noise: draws what is dropped while training; nil when not training.
    public func loss(
        _ inputs: Tokens, _ targets: Tokens, noise: Generator? = nil
    ) -> LossSum {
        let recurrence = layer(inputs, from: nil, validLengths: nil, noise: noise)
        return crossEntropy(head(recurrence.outputs), targets)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }
}

extension LanguageModel {
    /// A beginning and what the model continues it with: `count` tokens of the corpus.
    ///
    /// - Parameters:
    ///   - temperature: see ``Sampler``; 0 always takes the likeliest token
    ///   - topK: see ``Sampler``
    /// - Precondition: the beginning has a token, and the options are possible.
    public func continuation(
        of beginning: String, in corpus: Corpus, count: Int = 20, temperature: Double = 0,
        topK: Int? = nil, using generator: inout Generator
    ) -> String {
        let read = corpus.encode(beginning)
        let sampler = Sampler(
            temperature: temperature, topK: topK, within: SearchSpace(maxLength: count))
        do {
            let found = try sampler(self, from: start(after: read), using: &generator)
            return corpus.decode(read + found[0].best.tokens)
        } catch {
            stop("continuation: \(error)")
        }
    }
}

/// A language model as a searcher sees it: running text, which never ends.
extension LanguageModel: NextTokenModel {
    public var vocabularySize: Int { head.bias.count }
    public var end: Int32? { nil }

    /// Where a continuation of a text begins.
    /// - Precondition: the prefix has a token.
    public func start(after prefix: [Int32]) -> NextTokens<Layer.State> {
        let (logits, state) = self(
            Tokens(stepCount: prefix.count, batchSize: 1, indices: prefix))
        let last = Array(logits.scalars.suffix(vocabularySize))
        return NextTokens(logits: Tensor(last, shape: [1, vocabularySize]), state: state)
    }

    public func step(
        _ tokens: [Int32], from state: Layer.State, threadCount: Int
    ) -> NextTokens<Layer.State> {
        let (logits, state) = self(
            Tokens(stepCount: 1, batchSize: tokens.count, indices: tokens), from: state)
        return NextTokens(
            logits: logits.reshaped(to: [tokens.count, vocabularySize]), state: state)
    }
}
