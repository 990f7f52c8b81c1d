import Foundation

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
    /// - Parameter generator: draws what is dropped while training; nil when not training.
    public func loss(
        _ inputs: Tokens, _ targets: Tokens, using generator: inout Generator?
    ) -> LossSum {
        let recurrence = layer(inputs, from: nil, validLengths: nil, using: &generator)
        return crossEntropy(head(recurrence.outputs), targets)
    }

    /// The cross-entropy of each token's successor when not training.
    public func loss(_ inputs: Tokens, _ targets: Tokens) -> LossSum {
        var nothing: Generator?
        return loss(inputs, targets, using: &nothing)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(under: "rnn", visit)
        head.visitParameters(under: "head", visit)
    }
}

/// How the next token is chosen from the logits.
public enum Decoding: Sendable, Equatable {
    /// The likeliest token.
    case greedy
    /// A draw from softmax(logits / temperature), among the `topK` likeliest tokens if given.
    case sampling(temperature: Double, topK: Int? = nil)

    /// Chooses a token.
    /// - Precondition: the temperature is positive and `topK` at least 1.
    public func choose(_ logits: [Float], using generator: inout Generator) -> Int {
        switch self {
        case .greedy:
            return Tensor(logits).argmax()[0]
        case .sampling(let temperature, let topK):
            require(temperature > 0, "sampling: the temperature is \(temperature)")
            require(topK ?? 1 > 0, "sampling: the \(topK ?? 1) likeliest tokens")
            let ranked = logits.indices.sorted {
                logits[$0] != logits[$1] ? logits[$0] > logits[$1] : $0 < $1
            }
            let kept = ranked.prefix(topK ?? logits.count)
            // Relative to the likeliest, so that no weight overflows, however low the temperature.
            let weights = kept.map { exp(Double(logits[$0] - logits[kept[0]]) / temperature) }
            return kept[generator.index(weights: weights)]
        }
    }
}

extension LanguageModel {
    /// Continues a text: reads the prefix, then feeds every chosen token back.
    ///
    /// - Returns: the `count` tokens after the prefix.
    /// - Precondition: the prefix has a token.
    public func generate(
        after prefix: [Int32], count: Int, _ decoding: Decoding = .greedy,
        using generator: inout Generator
    ) -> [Int32] {
        var (logits, state) = self(Tokens(stepCount: prefix.count, batchSize: 1, indices: prefix))
        var generated: [Int32] = []
        for _ in 0..<count {
            let last = Array(logits.scalars.suffix(logits.shape[2]))
            let token = Int32(decoding.choose(last, using: &generator))
            generated.append(token)
            (logits, state) = self(
                Tokens(stepCount: 1, batchSize: 1, indices: [token]), from: state)
        }
        return generated
    }

    /// A beginning and what the model continues it with: `count` tokens of the corpus.
    public func continuation(
        of beginning: String, in corpus: Corpus, count: Int = 20, _ decoding: Decoding = .greedy,
        using generator: inout Generator
    ) -> String {
        let read = corpus.encode(beginning)
        return corpus.decode(
            read + generate(after: read, count: count, decoding, using: &generator))
    }
}
