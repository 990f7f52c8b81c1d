/// A recurrent language model: its predictions are the scores of every token that may come next.
public typealias LanguageModel<Layer: RecurrentLayer> = Predictor<Layer>

extension LanguageModel {
    /// The cross-entropy of each token's successor.
    /// - Parameter noise: draws what is dropped while training; nil when not training.
    public func loss(_ inputs: Tokens, _ targets: Tokens, noise: Generator? = nil) -> LossSum {
        crossEntropy(self(inputs, noise: noise).outputs, targets)
    }

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
            let found = try sampler(
                keepingPanels(), from: start(after: read), using: &generator)
            return corpus.decode(read + found[0].best.tokens)
        } catch {
            stop("continuation: \(error)")
        }
    }
}

/// A language model as a search sees it: running text, which never ends.
extension Predictor: NextTokenModel {
    public var vocabularySize: Int { head.bias.count }
    public var end: Int32? { nil }

    /// Where a continuation of a text begins.
    /// - Precondition: the prefix has a token.
    public func start(after prefix: [Int32]) -> NextTokens<Layer.State> {
        let read = read(prefix[...])
        let last = Array(read.outputs.scalars.suffix(vocabularySize))
        return NextTokens(logits: Tensor(last, shape: [1, vocabularySize]), state: read.state)
    }

    public func step(
        _ tokens: [Int32], from state: Layer.State, threadCount: Int
    ) -> NextTokens<Layer.State> {
        let read = self(
            Tokens(stepCount: 1, batchSize: tokens.count, indices: tokens), from: state)
        return NextTokens(
            logits: read.outputs.reshaped(to: [tokens.count, vocabularySize]), state: read.state)
    }
}
