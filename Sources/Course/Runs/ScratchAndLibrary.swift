import Notebook
import Recurrent

extension Notebook {
    /// A text's characters and the windows of them that D2L trains its language models on.
    public func characters(of text: String) -> (corpus: Corpus, windows: Windows) {
        run {
            let corpus = try Corpus(text: text, name: dataSet.name)
            return (corpus, try Windows(corpus, name: dataSet.name))
        }
    }

    /// Trains a model from scratch, then the library's, as D2L's sections 10.1 and 10.2 do: 50
    /// epochs of gradient descent at a rate of 4, clipped to norm 1.
    ///
    /// - Parameters:
    ///   - name: of the library's run; that from scratch is `name-scratch`.
    ///   - published: what D2L shows of either.
    /// - Returns: both runs' perplexity against epochs.
    public func trainAsTheBook<Scratch, Library>(
        _ name: String, _ scratch: inout LanguageModel<Scratch>,
        _ library: inout LanguageModel<Library>, title: String,
        published: (scratch: PublishedCurve, library: PublishedCurve), on windows: Windows,
        corpus: Corpus, using generator: inout Generator
    ) throws -> Figure {
        let training = TrainingSettings(
            epochs: options.epochs ?? (options.quick ? 2 : 50),
            learningRate: options.learningRate ?? 4, threadCount: options.threads)
        let plain = try train(
            "\(name)-scratch", &scratch, training, on: windows, using: &generator)
        let concise = try train(name, &library, training, on: windows, using: &generator)
        return perplexityFigure(
            title: title,
            [
                ("from scratch", plain, published.scratch),
                ("with the library's layer", concise, published.library),
            ], windows: windows, corpus: corpus)
    }

    /// Shows and records how the two go on with "it has": by the likeliest character each time,
    /// and the library's model also by characters drawn.
    public func showContinuations<Scratch, Library>(
        _ scratch: LanguageModel<Scratch>, _ library: LanguageModel<Library>, in corpus: Corpus,
        using generator: inout Generator
    ) {
        let start = "it has"
        let texts = [
            scratch.continuation(of: start, in: corpus, using: &generator),
            library.continuation(of: start, in: corpus, using: &generator),
            library.continuation(
                of: start, in: corpus, count: 60, temperature: 0.7, topK: 10,
                using: &generator),
        ]
        for (label, text) in zip(["scratch", "library", "library, drawn"], texts) {
            show(label, text)
        }
        record("texts", texts)
    }
}
