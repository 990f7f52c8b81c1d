import Course
import Foundation
import Notebook
import Recurrent

/// Finds the words of a text without spaces: of all ways to cut it, the one
/// whose words are likeliest, each on its own.
///
/// No word of more than 40 characters is considered, so that the time a text
/// takes grows with its length, however long the words that are known.
struct Segmenter {
    /// −ln of each word's share of the text.
    private let costs: [String: Double]
    /// The cost of a word that is not known, and of each of its characters.
    private let unknown, character: Double
    private let longest: Int

    init(_ sentences: [[String]]) {
        let vocabulary = Vocabulary(tokens: sentences.joined())
        let total = Double(vocabulary.counts.reduce(0) { $0 + $1.count })
        costs = vocabulary.counts.reduce(into: [:]) {
            $0[$1.token] = log(total / Double($1.count))
        }
        longest = min(40, vocabulary.tokens.lazy.map(\.count).max() ?? 1)
        unknown = log(total)
        let alphabet = Set(vocabulary.counts.lazy.flatMap(\.token))
        character = log(Double(alphabet.count))
    }

    func words(of text: String) -> [String] {
        let text = Array(text)
        // The least cost of the first so many characters, and the start of the
        // last word among them.
        var best = [(cost: 0.0, start: 0)]
        for end in 1..<text.count + 1 {
            let starts = max(0, end - longest)..<end
            let choices = starts.map { start in
                let word = String(text[start..<end])
                let novel = unknown + Double(end - start) * character
                return (best[start].cost + (costs[word] ?? novel), start)
            }
            best.append(choices.min { $0.0 < $1.0 } ?? (0, 0))
        }
        var words: [String] = []
        var end = text.count
        while end > 0 {
            words.append(String(text[best[end].start..<end]))
            end = best[end].start
        }
        return words.reversed()
    }

    /// The share of the sentences' words that are found when their spaces are
    /// taken away: both ends right.
    func found(in sentences: [[String]]) -> Double {
        var (right, total) = (0, 0)
        for sentence in sentences {
            let spans = Segmenter.spans(words(of: sentence.joined()))
            right += Segmenter.spans(sentence).intersection(spans).count
            total += sentence.count
        }
        return Double(right) / Double(total)
    }

    private static func spans(_ words: [String]) -> Set<Range<Int>> {
        var end = 0
        return Set(
            words.map { word in
                defer { end += word.count }
                return end..<end + word.count
            })
    }
}

/// What a choice of tokens makes of sentences.
struct Tokenization: Codable {
    /// How many tokens half of the sequences do not exceed.
    let medianLength: Int
    let vocabularySize: Int
    /// The share of unseen sentences' tokens that the vocabulary lacks.
    let unknown: Double
    /// The share of unseen sentences' words found without their spaces.
    let found: Double

    /// - Parameter kind: `words` or `characters`
    init(_ known: [[String]], unseen: [[String]], _ kind: String) {
        func tokens(_ sentences: [[String]]) -> [[String]] {
            kind == "words"
                ? sentences : sentences.map { $0.joined().map(String.init) }
        }
        medianLength = Lengths(tokens(known)).median
        let vocabulary = Vocabulary(
            tokens: tokens(known).joined(), minimumFrequency: 2)
        vocabularySize = vocabulary.count
        let tokens = tokens(unseen).joined()
        unknown =
            Double(tokens.count { !vocabulary.contains($0) })
            / Double(tokens.count)
        found = kind == "words" ? Segmenter(known).found(in: unseen) : 0
    }

    var summary: String {
        String(
            format: "median %d tokens, vocabulary %d, %.2f %% unknown",
            medianLength, vocabularySize, 100 * unknown)
    }
}
