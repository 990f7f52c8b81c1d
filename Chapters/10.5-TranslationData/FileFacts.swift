import Notebook
import Recurrent

/// What the whole file holds.
struct FileFacts: Codable {
    let pairs, sources: Int
    /// Of the lines tried, those that the two ways of reading read differently.
    let readDifferently: Int
    /// Of the first 641 targets, those with the one and the other apostrophe.
    let curly, straight: Int
    /// Different target words as in the book, and with one apostrophe.
    let bookWords, standardWords: Int

    init(_ book: ParallelText, _ standard: ParallelText, readDifferently: Int) {
        pairs = book.pairs.count
        sources = Set(book.pairs.map(\.source)).count
        self.readDifferently = readDifferently
        func count(_ mark: String) -> Int {
            book.pairs.prefix(641).count { $0.target.joined().contains(mark) }
        }
        (curly, straight) = (count("’"), count("'"))
        func words(_ text: ParallelText) -> Int {
            Set(text.pairs.lazy.flatMap(\.target)).count
        }
        (bookWords, standardWords) = (words(book), words(standard))
    }
}

/// The honest split, and what padding its minibatches need.
struct Split: Codable {
    let training, validationSources: Int
    let vocabularies: [Int]
    /// The test sentence with the most references, and how many it has.
    let sentence: String
    let references: Int
    /// The share of padding among the target's steps: all brought to the
    /// longest length, minibatches as they come, minibatches of like length.
    let padding: [Double]

    static let ways = ["fixed length", "as they come", "of like length"]

    init(_ data: TranslationData, using random: inout Generator) {
        training = data.training.count
        validationSources = data.queries(data.validation).count
        vocabularies = [
            data.sourceVocabulary.count, data.targetVocabulary.count,
        ]
        let query = data.queries(data.test).max {
            $0.references.count < $1.references.count
        }
        sentence = query?.source.joined(separator: " ") ?? ""
        references = query?.references.count ?? 0
        let batches = [
            minibatches(of: data.training.shuffled(using: &random), size: 128),
            data.minibatches(of: data.training, size: 128, using: &random),
        ]
        let lengths = data.training.map { data.targets[$0].count }
        let tokens = Double(lengths.reduce(0, +))
        let steps =
            [(lengths.max() ?? 0) * lengths.count]
            + batches.map { batches in
                batches.reduce(0) { $0 + data.batch($1).targets.indices.count }
            }
        padding = steps.map { 1 - tokens / Double($0) }
    }
}
