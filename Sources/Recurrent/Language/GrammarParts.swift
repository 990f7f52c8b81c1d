import Foundation

/// What the rows of the grammar's table are made of.
extension Grammar {
    enum Person: Int, Sendable {
        case i, you, he, we, they

        /// Which English form of a verb it takes: first, third person, or the plain one.
        var form: Form { self == .i ? .first : self == .he ? .third : .plain }
        var isPlural: Bool { self == .we || self == .they }
    }

    enum Form: Int, Sendable, CaseIterable {
        case first, third, plain
    }

    struct Subject: Sendable {
        let english, french: String
        let person: Person
        let possessive: String
        let isFeminine: Bool
        let weight: Double

        init(
            _ english: String, _ french: String, _ person: Person, _ possessive: String,
            isFeminine: Bool = false, weight: Double = 1
        ) {
            (self.english, self.french, self.person) = (english, french, person)
            (self.possessive, self.isFeminine, self.weight) = (possessive, isFeminine, weight)
        }
    }

    struct Manner: Sendable {
        let english, french: String
        var isNegative = false
        let weight: Double
    }

    struct Verb: Sendable {
        /// In the order of ``Form``.
        private let forms: [String]
        /// The present tense of je, tu, il, nous, ils.
        let french: [String]
        let preposition: String?

        init(
            _ plain: String, _ third: String, first: String? = nil, _ french: String,
            preposition: String? = nil
        ) {
            forms = [first ?? plain, third, plain]
            self.french = words(french)
            self.preposition = preposition
        }

        func english(_ form: Form) -> String { forms[form.rawValue] }
    }

    /// A noun, an adjective or a state.
    struct Word: Sendable {
        let english: String
        /// Of a noun one form; of an adjective masculine, masculine before a vowel, feminine; of a
        /// state masculine, feminine, masculine plural.
        let french: [String]
        /// Of a noun.
        let isFeminine: Bool
        /// Of an adjective: whether it stands before its noun.
        let precedes: Bool

        init(
            _ english: String, _ french: String, isFeminine: Bool = false, precedes: Bool = false
        ) {
            (self.english, self.french) = (english, words(french))
            (self.isFeminine, self.precedes) = (isFeminine, precedes)
        }
    }

    static func m(_ english: String, _ french: String) -> Word { Word(english, french) }
    static func f(_ english: String, _ french: String) -> Word {
        Word(english, french, isFeminine: true)
    }
    static func before(_ english: String, _ french: String) -> Word {
        Word(english, french, precedes: true)
    }
    static func after(_ english: String, _ french: String) -> Word { Word(english, french) }

    struct Scene: Sendable {
        let verbs: [Verb]
        let nouns: [Word]
        let adjectives: [Word]

        init(_ verbs: [Verb], _ nouns: [Word], _ adjectives: [Word]) {
            (self.verbs, self.nouns, self.adjectives) = (verbs, nouns, adjectives)
        }
    }

    struct Tail: Sendable {
        let english, french: String
        /// What belongs to the subject: "with his brother", "with her brother".
        var possession: Word?
        var weight = 1.0
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }

    /// Each with its weight.
    enum Determiner: Double, Sendable, CaseIterable {
        case the = 3
        case a = 2
        case this = 1
    }

    struct NounPhrase: Sendable {
        let determiner: Determiner
        let adjective: Word?
        let noun: Word
    }

    enum Predicate: Sendable {
        case state(Word)
        case action(Verb, NounPhrase?)
    }

    /// One of several rows of a table, each with its probability.
    struct Choice: Sendable {
        let probabilities: [Double]
        private let cumulative: [Double]

        /// - Precondition: the weights are positive; they need not sum to one.
        init(weights: [Double]) {
            let total = weights.reduce(0, +)
            probabilities = weights.map { $0 / total }
            var sum = 0.0
            cumulative = probabilities.map {
                sum += $0
                return sum
            }
        }

        /// In nats.
        var entropy: Double { probabilities.reduce(0) { $0 - $1 * log($1) } }

        /// The first row whose cumulative probability exceeds a uniform number, by bisection.
        func draw(using generator: inout Generator) -> Int {
            let point = generator.uniform()
            var (low, high) = (0, cumulative.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if cumulative[middle] > point { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }
}
