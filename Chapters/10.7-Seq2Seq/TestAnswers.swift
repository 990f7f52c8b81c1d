import Course
import Foundation
import Notebook
import Recurrent

/// What several translators answer to the same test sentences.
struct TestAnswers {
    let queries: [TranslationData.Query]
    /// A translation for each query.
    let answers: KeyValuePairs<String, [[String]]>

    /// Prints and records BLEU, and shows what the first translator got right
    /// and wrong of some sentences.
    func report(in notebook: Notebook) {
        for (name, found) in answers {
            let score = bleu(found, at: queries.indices)
            let right = queries.indices.count { isRight(found, at: $0) }
            show("\(name): BLEU", score)
            show("\(name): word for word", "\(right) of \(queries.count)")
            notebook.record("bleu-\(name)", score)
            notebook.record("right-\(name)", right)
        }
        let found = answers[0].value
        // Of more than three words, so that there is something to see.
        let long = queries.indices.filter { queries[$0].source.count > 4 }
        for (what, wanted) in [("right", true), ("wrong", false)] {
            for index in long.filter({ isRight(found, at: $0) == wanted })
                .prefix(3)
            {
                let query = queries[index]
                show(
                    "\(what): \(query.source.joined(separator: " "))",
                    "\(found[index].joined(separator: " ")) "
                        + "(\(query.references[0].joined(separator: " ")))")
            }
        }
    }

    private func bleu(
        _ found: [[String]], at places: some Collection<Int>
    ) -> Double {
        CorpusBLEU.ofTokens(
            places.map { found[$0] },
            references: places.map { queries[$0].references }
        ).score
    }

    /// Whether a translation is one of the references, word for word.
    private func isRight(_ found: [[String]], at place: Int) -> Bool {
        queries[place].references.contains(found[place])
    }

    /// BLEU for sources of each length, and how many there are.
    func figure(in notebook: Notebook) -> Figure {
        let all = Dictionary(grouping: queries.indices) {
            queries[$0].source.count
        }
        let many = all.filter { $0.value.count >= 20 }
        let lengths = (many.isEmpty ? all : many).sorted { $0.key < $1.key }
        let x = lengths.map { Double($0.key) }
        let axis = Axis("source length (tokens)")
        return Figure(
            title: "Translations of sentences that were held out",
            caption:
                "\(notebook.origin). Greedy search; lengths of 20 sentences or more",
            panels: [
                Panel(
                    x: axis, y: Axis("BLEU"),
                    series: answers.map { name, found in
                        Series(
                            name, x: x,
                            y: lengths.map { bleu(found, at: $0.value) },
                            style: .linePoints)
                    }),
                Panel(
                    x: axis, y: Axis("test sentences"),
                    series: [
                        Series(
                            "test sentences", x: x,
                            y: lengths.map { Double($0.value.count) },
                            style: .bars)
                    ]),
            ], columns: 2)
    }
}

/// Prints and records how a translator does the book's four sentences, with the
/// book's BLEU.
func showFour(
    of translator: Translator, as name: String, in notebook: Notebook
) throws {
    let four: KeyValuePairs = [
        "go .": "va !", "i lost .": "j'ai perdu .",
        "he's calm .": "il est calme .", "i'm home .": "je suis chez moi .",
    ]
    let words = translator.vocabularies
    let scores = try four.map { source, target in
        let read = words.encode(source).indices
        let found = try translator.greedy([read], threads: 1)[0]
        let score = bleu(found, words.normalization.tokens(of: target), k: 2)
        let text = found.joined(separator: " ")
        show("\(name): \(source)", text + String(format: " (%.3f)", score))
        return score
    }
    notebook.record("four-\(name)", scores)
}
