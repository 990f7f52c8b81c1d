import Foundation
import Recurrent
import Testing

@Suite struct GrammarTests {
    /// Of every sentence of the grammar, what the laws below need; the words of every eleventh,
    /// which are all words there are.
    private struct Census {
        var probability = 0.0
        var entropy = 0.0
        var characters = 0.0
        var strings: Set<String> = []
        var firstWords: Set<Substring> = []
        var otherWords: Set<Substring> = []
    }

    private static let census: Census = {
        var census = Census()
        census.strings.reserveCapacity(Grammar.sentenceCount)
        for number in 0..<Grammar.sentenceCount {
            let sentence = Grammar.sentence(number)
            let probability = exp(sentence.logProbability)
            census.probability += probability
            census.entropy -= probability * sentence.logProbability
            census.characters += probability * Double(sentence.english.utf8.count)
            census.strings.insert(sentence.english)
            guard number.isMultiple(of: 11) else { continue }
            let words = sentence.english.dropLast().split(separator: " ")
            census.firstWords.insert(words[0])
            census.otherWords.formUnion(words.dropFirst())
        }
        return census
    }()

    @Test func `no two derivations give the same sentence`() {
        #expect(Self.census.strings.count == Grammar.sentenceCount)
        #expect(Grammar.sentenceCount > 100_000)
    }

    @Test func `the probabilities of all sentences sum to one`() {
        #expect(abs(Self.census.probability - 1) < 1e-9)
    }

    @Test func `entropy and length are the sums over all sentences`() {
        #expect(abs(Self.census.entropy - Grammar.entropyPerSentence) < 1e-9)
        // The full stop of a sentence stands for the space after it in running text.
        #expect(abs(Self.census.characters - Grammar.charactersPerSentence) < 1e-9)
        let rate = Self.census.entropy / Self.census.characters
        #expect(abs(exp(rate) - Grammar.perplexity) < 1e-9)
    }

    @Test func `the words that begin a sentence occur nowhere else`() {
        #expect(Self.census.firstWords.count == 12)
        #expect(Self.census.firstWords.isDisjoint(with: Self.census.otherWords))
        #expect(Self.census.firstWords.count + Self.census.otherWords.count > 100)
    }

    /// With n sentences the mean loss per character is a ratio of two means; its standard error is
    /// that of (loss − rate · length) over √n times the mean length. Five of those are allowed.
    @Test func `the loss of a long sample tends to the entropy`() {
        let n = 50_000
        let sample = seeded(3) { Grammar.pairs(count: n, using: &$0) }
        let lengths = sample.map { Double($0.english.utf8.count) }
        let length = lengths.reduce(0, +) / Double(n)
        let loss = -sample.reduce(0) { $0 + $1.logProbability } / Double(n)
        let variance = zip(sample, lengths).reduce(0) { sum, row in
            let residual = -row.0.logProbability - Grammar.entropyPerCharacter * row.1
            return sum + residual * residual / Double(n)
        }
        let error = (variance / Double(n)).squareRoot() / length
        #expect(abs(loss / length - Grammar.entropyPerCharacter) < 5 * error)
        #expect(error < 0.001)
    }

    @Test func `running text decodes to the sentences it was made of`() throws {
        let text = seeded(5) { Grammar.text(sentenceCount: 2_000, using: &$0) }
        let pairs = seeded(5) { Grammar.pairs(count: 2_000, using: &$0) }
        let sentences = Grammar.split(TextEncoding.Letters.latin.normalized(text))
        #expect(sentences == pairs.map { String($0.english.dropLast()) })
        for (sentence, pair) in zip(sentences, pairs) {
            #expect(Grammar.logProbability(of: sentence) == pair.logProbability)
            #expect(Grammar.translate(sentence) == pair.french)
        }
        let characters = TextEncoding.Letters.latin.normalized(text).utf8.count
        #expect(characters == pairs.reduce(0) { $0 + $1.english.utf8.count })
    }

    @Test func `the same seed gives the same text`() {
        let texts = [1, 1, 2].map { seed in
            seeded(seed) { Grammar.text(sentenceCount: 20, using: &$0) }
        }
        #expect(texts[0] == texts[1] && texts[0] != texts[2])
        #expect(seeded { Grammar.text(sentenceCount: 0, using: &$0) } == "")
    }

    @Test func `an n-gram model never beats the entropy on new text`() throws {
        let corpus = try Corpus(
            text: seeded(6) { Grammar.text(sentenceCount: 4_000, using: &$0) })
        let half = corpus.indices.count / 2
        for order in [2, 4, 6] {
            let model = NGramModel(
                order: order, indices: corpus.indices[..<half],
                vocabularySize: corpus.vocabulary.count)
            let perplexity = model.perplexity(
                of: corpus.indices, at: half..<corpus.indices.count)
            #expect(perplexity > Grammar.perplexity)
        }
    }

    @Test(arguments: [
        ("i read the book.", "je lis le livre."),
        ("i listen to the tune.", "j'écoute l'air."),
        ("i do not listen to an opera.", "je n'écoute pas d'opéra."),
        ("you always eat an orange.", "tu manges toujours une orange."),
        ("he never reads a sad story.", "il ne lit jamais d'histoire triste."),
        ("she does not hear the little bird.", "elle n'entend pas le petit oiseau."),
        ("we draw this old tree.", "nous dessinons ce vieil arbre."),
        ("they paint this tree in the rain.", "ils peignent cet arbre sous la pluie."),
        ("emma wears a beautiful suit.", "emma porte un bel habit."),
        ("clara goes to the market.", "clara va au marché."),
        ("hugo often goes to the island.", "hugo va souvent à l'île."),
        ("paul does not go to a station.", "paul ne va pas à une gare."),
        ("alice talks about the quiet market.", "alice parle du marché tranquille."),
        ("victor talks about the inn.", "victor parle de l'auberge."),
        ("we do not talk about a market.", "nous ne parlons pas d'un marché."),
        ("alice is never angry.", "alice n'est jamais fâchée."),
        ("i am not tired.", "je ne suis pas fatigué."),
        ("they are often ready.", "ils sont souvent prêts."),
        (
            "she opens the big wardrobe with her brother.",
            "elle ouvre la grande armoire avec son frère."
        ),
        ("you sleep near your school.", "tu dors près de ton école."),
        ("i laugh with my mother.", "je ris avec ma mère."),
        ("they wait every evening.", "ils attendent tous les soirs."),
        ("he sings this new tune in his garden.", "il chante ce nouvel air dans son jardin."),
        ("we sell an expensive car in the morning.", "nous vendons une voiture chère le matin."),
    ])
    func `French agrees, elides and contracts`(_ pair: (String, String)) {
        #expect(Grammar.translate(pair.0) == pair.1)
    }

    @Test(arguments: [
        "", "the book", "he read the book.", "i reads the book", "she eats a orange",
        "he swims with her brother", "we is calm", "i read the", "i read the book in",
        "she reads the apple", "i read the book he",
    ])
    func `what the grammar does not make has no translation`(_ text: String) {
        #expect(Grammar.translate(text) == nil)
        #expect(Grammar.logProbability(of: text) == nil)
    }

    @Test func `case, spacing and the full stop do not matter`() {
        #expect(Grammar.translate("  She   READS the book .") == "elle lit le livre.")
        #expect(Grammar.translate("she reads the book") == "elle lit le livre.")
    }
}
