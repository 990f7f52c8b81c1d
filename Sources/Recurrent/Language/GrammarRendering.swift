/// The grammar's English.
extension Grammar {
    /// What stands between subject and tail: "does not read the book".
    static func english(_ manner: Manner, _ predicate: Predicate, _ form: Form) -> String {
        switch predicate {
        case .state(let state):
            return joined([being.english(form), manner.english, state.english])
        case .action(let verb, let object):
            let object = object.map(english) ?? ""
            if manner.english == "not" {
                let auxiliary = form == .third ? "does not" : "do not"
                return joined([auxiliary, verb.english(.plain), object])
            }
            return joined([manner.english, verb.english(form), object])
        }
    }

    static func english(_ phrase: NounPhrase) -> String {
        let rest = joined([phrase.adjective?.english ?? "", phrase.noun.english])
        switch phrase.determiner {
        case .the: return "the " + rest
        case .this: return "this " + rest
        case .a: return (begins(rest, withOneOf: "aeiou") ? "an " : "a ") + rest
        }
    }

    static func english(_ tail: Tail, of subject: Subject) -> String {
        guard let possession = tail.possession else { return tail.english }
        return joined([tail.english, subject.possessive, possession.english])
    }

    static func joined(_ words: [String]) -> String {
        words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// The grammar's French.
extension Grammar {
    static func french(
        _ subject: Subject, _ manner: Manner, _ predicate: Predicate, _ tail: Tail
    ) -> String {
        let negation = manner.isNegative ? "ne" : ""
        let person = subject.person.rawValue
        let core: [String]
        switch predicate {
        case .state(let state):
            let ending = subject.person.isPlural ? 2 : subject.isFeminine ? 1 : 0
            core = [being.french[person], manner.french, state.french[ending]]
        case .action(let verb, let object):
            let isDirect = verb.preposition == nil
            let words = object.map { french($0, isDenied: manner.isNegative && isDirect) } ?? []
            core = [verb.french[person], manner.french, verb.preposition ?? ""] + words
        }
        return contracted([subject.french, negation] + core + french(tail, of: subject))
    }

    /// Under a negation "a" is de: il ne lit pas de livre.
    private static func french(_ phrase: NounPhrase, isDenied: Bool) -> [String] {
        let noun = phrase.noun
        var words = noun.french
        if let adjective = phrase.adjective {
            let precedesVowel = adjective.precedes && startsWithVowel(noun.french[0])
            let form = adjective.french[noun.isFeminine ? 2 : precedesVowel ? 1 : 0]
            words.insert(form, at: adjective.precedes ? 0 : 1)
        }
        let article: String
        switch phrase.determiner {
        case .the: article = noun.isFeminine ? "la" : "le"
        case .a: article = isDenied ? "de" : noun.isFeminine ? "une" : "un"
        case .this: article = noun.isFeminine ? "cette" : startsWithVowel(words[0]) ? "cet" : "ce"
        }
        return [article] + words
    }

    private static func french(_ tail: Tail, of subject: Subject) -> [String] {
        guard let noun = tail.possession else { return [tail.french] }
        let sounds = noun.isFeminine && !startsWithVowel(noun.french[0])
        let possessive: String
        switch subject.person {
        case .i: possessive = sounds ? "ma" : "mon"
        case .you: possessive = sounds ? "ta" : "ton"
        case .he: possessive = sounds ? "sa" : "son"
        case .we: possessive = "notre"
        case .they: possessive = "leur"
        }
        return [tail.french, possessive, noun.french[0]]
    }

    /// Joins words with elision and contraction: je ai → j'ai, à le → au, de le → du.
    static func contracted(_ words: [String]) -> String {
        let words = words.filter { !$0.isEmpty }
        var text = ""
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let previous = index > 0 ? words[index - 1] : ""
            if ["je", "ne", "le", "la", "de"].contains(word), startsWithVowel(next) {
                text += word.dropLast() + "'"
            } else if word == "à" || word == "de", next == "le",
                index + 2 < words.count, !startsWithVowel(words[index + 2])
            {
                text += word == "à" ? "au " : "du "
            } else if word == "le", previous == "à" || previous == "de" {
                continue
            } else {
                text += word + " "
            }
        }
        return text.hasSuffix(" ") ? String(text.dropLast()) : text
    }

    /// Every h of the table is mute.
    private static func startsWithVowel(_ word: String) -> Bool {
        begins(word, withOneOf: "aeiouhéêî")
    }

    private static func begins(_ word: String, withOneOf letters: String) -> Bool {
        word.unicodeScalars.first.map(letters.unicodeScalars.contains) ?? false
    }
}
