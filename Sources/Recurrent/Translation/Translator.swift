/// A trained model with the vocabularies it was trained on: all that translating needs.
public struct Translator: Sendable {
    public let configuration: Seq2SeqConfiguration
    public let vocabularies: TranslationVocabularies
    /// Translating takes many steps with the same weights, so it keeps panels. An initialiser has to
    /// make the model first: what it assigns here is not observed.
    public var model: Seq2Seq {
        didSet {
            model = model.keepingPanels()
            decoder = PreparedDecoder(model.decoder)
        }
    }
    private(set) var decoder: PreparedDecoder

    /// A model with weights of its own.
    public init(
        _ configuration: Seq2SeqConfiguration, _ vocabularies: TranslationVocabularies,
        model: Seq2Seq
    ) {
        (self.configuration, self.vocabularies) = (configuration, vocabularies)
        self.model = model.keepingPanels()
        decoder = PreparedDecoder(self.model.decoder)
    }

    /// A model with weights as they are drawn.
    public init(
        _ configuration: Seq2SeqConfiguration, _ vocabularies: TranslationVocabularies,
        using generator: inout Generator
    ) {
        self.init(
            configuration, vocabularies,
            model: Seq2Seq(
                configuration, sourceVocabularySize: vocabularies.source.count,
                targetVocabularySize: vocabularies.target.count, using: &generator))
    }

    /// The decoder's state when the sources have been read, a row each.
    /// - Parameter sources: in indices of the source vocabulary, `<eos>` at their end
    public func read(_ sources: [[Int32]]) -> Seq2SeqState {
        let steps = configuration.sourceStepCount
        let sources = steps.map { steps in sources.map { Array($0.prefix(steps)) } } ?? sources
        return model.read(
            Tokens(sources, padding: vocabularies.sourcePadding, stepCount: steps),
            validLengths: sources.map(\.count))
    }
}
