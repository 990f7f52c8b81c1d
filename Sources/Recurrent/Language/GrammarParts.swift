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
        let isNegative: Bool
        let weight: Double

        init(_ english: String, _ french: String, isNegative: Bool = false, weight: Double) {
            (self.english, self.french) = (english, french)
            (self.isNegative, self.weight) = (isNegative, weight)
        }
    }

    struct Verb: Sendable {
        let plain, third, first: String
        /// The present tense of je, tu, il, nous, ils.
        let french: [String]
        let preposition: String?

        init(
            _ plain: String, _ third: String, first: String? = nil, _ french: String,
            preposition: String? = nil
        ) {
            (self.plain, self.third, self.first) = (plain, third, first ?? plain)
            self.french = words(french)
            self.preposition = preposition
        }

        func english(_ form: Form) -> String {
            switch form {
            case .first: first
            case .third: third
            case .plain: plain
            }
        }
    }

    struct Noun: Sendable {
        let english, french: String
        let isFeminine: Bool
    }

    static func m(_ english: String, _ french: String) -> Noun {
        Noun(english: english, french: french, isFeminine: false)
    }

    static func f(_ english: String, _ french: String) -> Noun {
        Noun(english: english, french: french, isFeminine: true)
    }

    struct Adjective: Sendable {
        let english: String
        /// Masculine, masculine before a vowel, feminine.
        let french: [String]
        let precedes: Bool
    }

    static func before(_ english: String, _ french: String) -> Adjective {
        Adjective(english: english, french: words(french), precedes: true)
    }

    static func after(_ english: String, _ french: String) -> Adjective {
        Adjective(english: english, french: words(french), precedes: false)
    }

    struct Scene: Sendable {
        let verbs: [Verb]
        let nouns: [Noun]
        let adjectives: [Adjective]

        init(_ verbs: [Verb], _ nouns: [Noun], _ adjectives: [Adjective]) {
            (self.verbs, self.nouns, self.adjectives) = (verbs, nouns, adjectives)
        }
    }

    struct State: Sendable {
        let english: String
        let french: [String]

        init(_ english: String, _ french: String) {
            self.english = english
            self.french = words(french)
        }
    }

    struct Tail: Sendable {
        let english, french: String
        /// What belongs to the subject: "with his brother", "with her brother".
        let possession: Noun?
        let weight: Double

        init(_ english: String, _ french: String, _ possession: Noun? = nil, weight: Double = 1) {
            (self.english, self.french) = (english, french)
            (self.possession, self.weight) = (possession, weight)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }

    enum Determiner: Sendable, CaseIterable {
        case the, a, this

        var weight: Double {
            switch self {
            case .the: 3
            case .a: 2
            case .this: 1
            }
        }
    }

    struct NounPhrase: Sendable {
        let determiner: Determiner
        let adjective: Adjective?
        let noun: Noun
    }

    enum Predicate: Sendable {
        case state(State)
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
