import Foundation

/// The corpus that needs no file: an English–French grammar whose truth is known exactly.
///
/// A sentence is a subject, a manner, a predicate and a tail, chosen independently:
///
///     she | does not | read a long book | with her brother
///     elle | ne … pas | lit de long livre | avec son frère
///
/// What is independent in choice agrees in form, across the whole sentence: verbs, "does",
/// possessives with the subject, French articles and adjectives with their noun. In place of
/// "you", French says tu; "I", "you", "we" and "they" are masculine.
///
/// Every sentence begins with a word that occurs nowhere else, and no two derivations give the same
/// sentence. Running text is therefore uniquely decodable, and on new text no model's mean loss
/// per character can stay below the entropy of a sentence divided by its expected length. One that
/// reads windows cut out of the text lacks what stood before them, and stays somewhat above it.
public enum Grammar {
    /// A sentence with its one right translation.
    public struct Sentence: Sendable, Equatable {
        /// Lower case, with a full stop: `she reads the book.`
        public let english: String
        public let french: String
        /// The natural logarithm of the probability of drawing this sentence.
        public let logProbability: Double
    }

    /// How many different sentences there are.
    public static let sentenceCount =
        subjects.count * manners.count * predicates.count * tails.count

    /// The entropy of a sentence in nats: the sum over its four independent choices.
    public static let entropyPerSentence =
        subjectChoice.entropy + mannerChoice.entropy + predicateChoice.entropy + tailChoice.entropy

    /// The expected length of a sentence in normalised running text, the space after it included.
    public static let charactersPerSentence: Double = {
        let coreLengths = Form.allCases.map(expectedCoreLength)
        return zip(subjects, subjectChoice.probabilities).reduce(0) { sum, row in
            let (subject, probability) = row
            let own = Double(subject.english.utf8.count + 1)
            let core = coreLengths[subject.person.form.rawValue] + 1
            return sum + probability * (own + core + expectedTailLength(subject))
        }
    }()

    /// The entropy of running text in nats per character; the least mean loss that is possible.
    public static var entropyPerCharacter: Double { entropyPerSentence / charactersPerSentence }

    /// exp of the entropy per character; the least perplexity that is possible.
    public static var perplexity: Double { exp(entropyPerCharacter) }

    /// The sentence of a number in `0..<sentenceCount`.
    public static func sentence(_ number: Int) -> Sentence {
        require((0..<sentenceCount).contains(number), "Grammar: there is no sentence \(number)")
        return sentence(derivation(number: number))
    }

    /// Draws a sentence.
    public static func sentence(using generator: inout Generator) -> Sentence {
        sentence(
            Derivation(
                subject: subjectChoice.draw(using: &generator),
                manner: mannerChoice.draw(using: &generator),
                predicate: predicateChoice.draw(using: &generator),
                tail: tailChoice.draw(using: &generator)))
    }

    /// Draws sentence pairs, independently: the same pair can come twice.
    public static func pairs(count: Int, using generator: inout Generator) -> [Sentence] {
        (0..<count).map { _ in sentence(using: &generator) }
    }

    /// Draws running English text: sentences with full stops, a space between them.
    public static func text(sentenceCount: Int, using generator: inout Generator) -> String {
        pairs(count: sentenceCount, using: &generator).map(\.english).joined(separator: " ")
    }

    /// Draws sentence pairs as a file of them has it: a pair a line, a tab between the two.
    public static func parallelText(count: Int, using generator: inout Generator) -> String {
        pairs(count: count, using: &generator).map { "\($0.english)\t\($0.french)\n" }.joined()
    }

    /// The right translation of an English sentence, or nil when the grammar has no such sentence.
    ///
    /// Case, spacing and the full stop do not matter.
    public static func translate(_ english: String) -> String? {
        derivation(of: english).map { sentence($0).french }
    }

    /// The natural logarithm of an English sentence's probability; nil when it is none.
    public static func logProbability(of english: String) -> Double? {
        derivation(of: english).map(logProbability)
    }

    /// Cuts normalised running text before every word that begins a sentence.
    ///
    /// A text from somewhere else, such as a model, may begin or end within a sentence, and its
    /// sentences may be none: see ``logProbability(of:)``.
    public static func split(_ text: String) -> [String] {
        var sentences: [[Substring]] = []
        for word in text.split(separator: " ") {
            if sentences.isEmpty || subjectIndex[String(word)] != nil { sentences.append([]) }
            sentences[sentences.count - 1].append(word)
        }
        return sentences.map { $0.joined(separator: " ") }
    }
}
