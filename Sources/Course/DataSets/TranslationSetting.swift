import Notebook
import Recurrent

extension Notebook {
    /// The examples that 10.7 trains its translator on and 10.8 searches with: the first 20,000
    /// pairs without those of more than 12 tokens, split by source sentence.
    ///
    /// The split depends on the text alone, not on `--seed`, so that what one chapter trains on is
    /// never what the other tests on.
    public func translationData(of text: ParallelText) -> TranslationData {
        var generator = Generator(seed: 0)
        return run {
            try TranslationData(
                splitting: text.prefix(20_000), maximumLength: 12, validationCount: 500,
                testCount: 1_000, using: &generator)
        }
    }
}
