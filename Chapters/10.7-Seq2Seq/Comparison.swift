import Course
import Notebook
import Recurrent

/// A way of training: a change to the setting, as a figure calls it and as its
/// run is recorded.
struct Way {
    let label, run: String
    let change: (inout Setting) -> Void

    init(
        _ label: String, run: String? = nil,
        _ change: @escaping (inout Setting) -> Void = { _ in }
    ) {
        (self.label, self.run, self.change) = (label, run ?? label, change)
    }
}

/// Runs that differ from one another in one thing only.
final class Comparison {
    /// What one way of training came to, epoch by epoch.
    struct Outcome {
        let curve: LearningCurve
        /// Of greedy translations of the validation sentences.
        let bleu: [Double]
    }

    private let notebook: Notebook
    let setting: Setting
    private let queries: [TranslationData.Query]
    private var outcomes: [String: Outcome] = [:]

    init(_ setting: Setting, in notebook: Notebook) {
        self.setting = setting
        self.notebook = notebook
        queries = setting.data.queries(setting.data.validation)
    }

    /// Trains in a way, unless that was done before.
    @discardableResult
    func outcome(_ way: Way) throws -> Outcome {
        let name = way.run
        if let known = outcomes[name] { return known }
        var changed = setting
        way.change(&changed)
        var generator = Generator(seed: notebook.options.seed)
        var translator = changed.translator(using: &generator)
        var scores: [Double] = []
        let run = try notebook.train(
            name, translator.model, changed, using: &generator
        ) { run in
            translator.model = run.model
            scores.append(
                try translator.bleu(
                    of: queries, threads: notebook.options.threads))
        }
        let outcome = Outcome(curve: run.curve, bleu: scores)
        outcomes[name] = outcome
        notebook.record("bleu-\(name)", scores.max() ?? 0)
        show("\(name): best BLEU", scores.max() ?? .nan)
        return outcome
    }

    /// Draws loss and BLEU of some ways against epochs, and judges by them that
    /// each way learns, and the claims about the least loss and the best BLEU
    /// of each.
    func draw(
        _ name: String, _ title: String, _ ways: Way...,
        @ClaimList claims: (
            _ loss: [Numbers], _ bleu: [Numbers], _ results: Results
        ) -> [Claim]
    ) {
        notebook.figure(name) { try figure(title, ways) }
        notebook.claims(of: name) { figure, results in
            let loss = ways.map { figure[$0.label] }
            let bleu = ways.map { figure[$0.label, panel: 2] }
            Claim(
                "every way learns: loss falls by 0.3 nats, BLEU rises by 3",
                every(loss) { $0.least < $0.first - 0.3 },
                every(bleu) { $0.most > $0.first + 3 })
            claims(loss.map(\.least), bleu.map(\.most), results)
        }
    }

    private func figure(_ title: String, _ ways: [Way]) throws -> Figure {
        let outcomes = try ways.map { ($0.label, try outcome($0)) }
        func panel(_ y: String, _ values: (Outcome) -> [Double]) -> Panel {
            Panel(
                x: Axis("epoch"), y: Axis(y),
                series: outcomes.map { Series($0, values($1)) })
        }
        return Figure(
            title: title,
            caption:
                "\(notebook.origin): \(setting.data.training.count) training pairs, "
                + "\(queries.count) validation sentences",
            panels: [
                panel("validation loss (nats a token)") {
                    $0.curve.validation.map(\.value)
                },
                panel("BLEU of greedy translations", \.bleu),
            ], columns: 2)
    }
}
