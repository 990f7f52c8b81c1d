import Foundation

/// How a sentence comes about, how likely that is, and how it is found again.
extension Grammar {
    /// The four choices that make a sentence, each an index of its table.
    struct Derivation: Sendable, Equatable {
        let subject, manner, predicate, tail: Int
    }

    /// The derivation of a number: its digits are the choices, the tail's the last.
    static func derivation(number: Int) -> Derivation {
        let (three, tail) = number.quotientAndRemainder(dividingBy: tails.count)
        let (two, predicate) = three.quotientAndRemainder(dividingBy: predicates.count)
        let (subject, manner) = two.quotientAndRemainder(dividingBy: manners.count)
        return Derivation(subject: subject, manner: manner, predicate: predicate, tail: tail)
    }

    static let subjectChoice = Choice(weights: subjects.map(\.weight))
    static let mannerChoice = Choice(weights: manners.map(\.weight))
    static let tailChoice = Choice(weights: tails.map(\.weight))
    static let predicateChoice = Choice(weights: weightedPredicates.map(\.weight))
    static let predicates = weightedPredicates.map(\.predicate)

    /// Every scene is as likely as all intransitive verbs together and as all states together.
    private static let weightedPredicates: [(predicate: Predicate, weight: Double)] = {
        let doing = intransitives.map {
            (Predicate.action($0, nil), 1 / Double(intransitives.count))
        }
        let being = states.map { (Predicate.state($0), 1 / Double(states.count)) }
        return scenes.flatMap(weightedPredicates) + doing + being
    }()

    /// A verb, a determiner, an adjective as often as none, a noun; the weights sum to one.
    private static func weightedPredicates(
        of scene: Scene
    ) -> [(predicate: Predicate, weight: Double)] {
        let determiners = Choice(weights: Determiner.allCases.map(\.rawValue)).probabilities
        let adjectives: [(Word?, Double)] =
            [(nil, 0.5)] + scene.adjectives.map { ($0, 0.5 / Double(scene.adjectives.count)) }
        let each = 1 / Double(scene.verbs.count * scene.nouns.count)
        return scene.verbs.flatMap { verb in
            zip(Determiner.allCases, determiners).flatMap { determiner, first in
                adjectives.flatMap { adjective, second in
                    scene.nouns.map { noun in
                        let phrase = NounPhrase(
                            determiner: determiner, adjective: adjective, noun: noun)
                        return (.action(verb, phrase), each * first * second)
                    }
                }
            }
        }
    }

    static func logProbability(_ derivation: Derivation) -> Double {
        log(
            subjectChoice.probabilities[derivation.subject]
                * mannerChoice.probabilities[derivation.manner]
                * predicateChoice.probabilities[derivation.predicate]
                * tailChoice.probabilities[derivation.tail])
    }

    static func sentence(_ derivation: Derivation) -> Sentence {
        let subject = subjects[derivation.subject]
        let tail = tails[derivation.tail]
        let core = cores[subject.person.form.rawValue][
            derivation.manner * predicates.count + derivation.predicate]
        let english = joined([subject.english, core, english(tail, of: subject)])
        let french = french(
            subject, manners[derivation.manner], predicates[derivation.predicate], tail)
        return Sentence(
            english: english + ".", french: french + ".",
            logProbability: logProbability(derivation))
    }

    /// What stands between subject and tail, for each form, manner and predicate.
    private static let cores: [[String]] = Form.allCases.map { form in
        manners.flatMap { manner in predicates.map { english(manner, $0, form) } }
    }

    private static let coreIndex: [[String: Int]] = cores.map { cores in
        Dictionary(uniqueKeysWithValues: zip(cores, cores.indices))
    }

    static let subjectIndex = Dictionary(
        uniqueKeysWithValues: zip(subjects.map(\.english), subjects.indices))

    static func derivation(of english: String) -> Derivation? {
        let words = TextEncoding.Letters.latin.normalized(english).split(separator: " ")
        guard let first = words.first, let index = subjectIndex[String(first)] else { return nil }
        let rest = words.dropFirst().joined(separator: " ")
        let subject = subjects[index]
        for (tail, row) in tails.enumerated() {
            let ending = row.english.isEmpty ? "" : " " + self.english(row, of: subject)
            guard rest.hasSuffix(ending) else { continue }
            let core = String(rest.dropLast(ending.count))
            guard let found = coreIndex[subject.person.form.rawValue][core] else { continue }
            return Derivation(
                subject: index, manner: found / predicates.count,
                predicate: found % predicates.count, tail: tail)
        }
        return nil
    }

    /// The expected characters between subject and tail for one form of the verb.
    static func expectedCoreLength(_ form: Form) -> Double {
        let lengths = cores[form.rawValue].map { Double($0.utf8.count) }
        return lengths.indices.reduce(0) { sum, index in
            let (manner, predicate) = index.quotientAndRemainder(dividingBy: predicates.count)
            return sum + lengths[index] * mannerChoice.probabilities[manner]
                * predicateChoice.probabilities[predicate]
        }
    }

    /// The expected characters of a tail with the space after it; no tail has none.
    static func expectedTailLength(_ subject: Subject) -> Double {
        zip(tails, tailChoice.probabilities).reduce(0) { sum, row in
            let length = english(row.0, of: subject).utf8.count
            return sum + row.1 * Double(length == 0 ? 0 : length + 1)
        }
    }
}
