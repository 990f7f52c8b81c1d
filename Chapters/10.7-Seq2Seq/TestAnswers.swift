import Course
import Notebook
import Recurrent

/// What several translators answer to the same test sentences.
struct TestAnswers {
    private let queries: [TranslationData.Query]
    /// A translation for each query.
    private let answers: KeyValuePairs<String, [[String]]>

    init(
        _ queries: [TranslationData.Query],
        of answers: KeyValuePairs<String, [[String]]>
    ) {
        (self.queries, self.answers) = (queries, answers)
    }

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
