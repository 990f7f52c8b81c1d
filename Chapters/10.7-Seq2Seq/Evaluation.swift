import Course
import Notebook
import Recurrent

/// A translator on test sentences, beside a translator by example.
struct Evaluation {
    private let queries: [TranslationData.Query]
    private let found: [[String]]
    private let nearest: [[String]]

    init(of translator: Translator, on data: TranslationData, threads: Int)
        throws
    {
        let held = data.test.isEmpty ? data.validation : data.test
        queries = data.queries(held)
        found = try translator.greedy(
            queries.map { data.sources[$0.example] }, threads: threads)
        let memory = NearestSentence(data.training.map { data.pair($0) })
        nearest = queries.map { memory($0.source).target }
    }

    private func bleu(
        _ found: [[String]], _ queries: [TranslationData.Query]
    ) -> Double {
        CorpusBLEU.ofTokens(found, references: queries.map(\.references)).score
    }

    /// Whether a translation is one of the references, word for word.
    private var isRight: [Bool] {
        zip(found, queries).map { $1.references.contains($0) }
    }

    func report(in notebook: Notebook) {
        let scores = [("translator", found), ("nearest sentence", nearest)]
        for (name, found) in scores {
            let score = bleu(found, queries)
            let right = zip(found, queries).count { $1.references.contains($0) }
            show("\(name): BLEU", score)
            show("\(name): word for word", "\(right) of \(queries.count)")
            notebook.record("bleu-\(name)", score)
            notebook.record("right-\(name)", right)
        }
        let examples = zip(zip(queries, found), isRight)
        for (what, wanted) in [("right", true), ("wrong", false)] {
            // Of more than three words, so that there is something to see.
            let some = examples.filter {
                $0.1 == wanted && $0.0.0.source.count > 4
            }.prefix(3)
            for ((query, found), _) in some {
                show(
                    "\(what): \(query.source.joined(separator: " "))",
                    "\(found.joined(separator: " ")) "
                        + "(\(query.references[0].joined(separator: " ")))")
            }
        }
    }

    /// BLEU for sources of each length, and how many there are.
    func figure(in notebook: Notebook) -> Figure {
        let all = Dictionary(grouping: queries.indices) {
            queries[$0].source.count
        }
        let many = all.filter { $0.value.count >= 20 }
        let lengths = many.isEmpty ? all : many
        let order = lengths.keys.sorted()
        func scores(_ found: [[String]]) -> [Double] {
            order.map { length in
                let members = lengths[length] ?? []
                return bleu(
                    members.map { found[$0] }, members.map { queries[$0] })
            }
        }
        let x = Axis("source length (tokens)")
        return Figure(
            title: "Translations of sentences that were held out",
            caption:
                "\(notebook.origin). Greedy search; lengths of 20 sentences or more",
            panels: [
                Panel(
                    x: x, y: Axis("BLEU"),
                    series: [
                        ("translator", found), ("nearest sentence", nearest),
                    ].map {
                        Series(
                            $0, x: order.map(Double.init), y: scores($1),
                            style: .linePoints)
                    }),
                Panel(
                    x: x, y: Axis("test sentences"),
                    series: [
                        Series(
                            "test sentences", x: order.map(Double.init),
                            y: order.map { Double(lengths[$0]?.count ?? 0) },
                            style: .bars)
                    ]),
            ], columns: 2)
    }
}

/// How often the likeliest token at a position is the reference's.
struct Exposure: Encodable {
    /// What was counted at a position.
    struct Count {
        let position: Int
        private(set) var count = 0
        private(set) var rightAfterTruth = 0
        private(set) var rightAfterItself = 0

        init(position: Int) { self.position = position }

        mutating func add(afterTruth: Bool, afterItself: Bool) {
            count += 1
            rightAfterTruth += afterTruth ? 1 : 0
            rightAfterItself += afterItself ? 1 : 0
        }
    }

    let position: Int
    let afterTruth: Double
    let afterItself: Double

    init(_ count: Count) {
        position = count.position
        afterTruth = Double(count.rightAfterTruth) / Double(count.count)
        afterItself = Double(count.rightAfterItself) / Double(count.count)
    }

    var summary: String {
        "\(percent(afterTruth)) after the truth, \(percent(afterItself)) after itself"
    }

    private func percent(_ share: Double) -> String {
        "\(Int((100 * share).rounded())) %"
    }
}

/// Position by position, for the first target of every test sentence.
func exposure(of translator: Translator, on data: TranslationData) throws
    -> [Exposure]
{
    let held = data.test.isEmpty ? data.validation : data.test
    var rows = (1...8).map { Exposure.Count(position: $0) }
    for examples in minibatches(of: data.queries(held).map(\.example), size: 64)
    {
        let batch = data.batch(examples)
        let sources = examples.map { data.sources[$0] }
        let hidden = translator.model.decoder(
            batch.inputs, from: translator.read(sources)
        ).outputs
        let forced = translator.model.decoder.logits(hidden).argmax()
        let free = try Sampler.greedy(
            within: SearchSpace(maxLength: rows.count))(
                translator, from: translator.begin(sources))
        for (row, length) in batch.targetLengths.enumerated() {
            let own = free[row].best.tokens
            for step in 0..<min(length, rows.count) {
                let target = batch.targets[step, row]
                rows[step].add(
                    afterTruth: forced[step * examples.count + row] == target,
                    afterItself: step < own.count && Int(own[step]) == target)
            }
        }
    }
    return rows.filter { $0.count > 0 }.map(Exposure.init)
}
