/// A piece of work that every side does, from the same weights and on the same data.
struct Row {
    /// As `--rows` has it.
    let name: String
    /// As the table has it.
    let title: String
    /// What is counted a second: `tokens`.
    let unit: String
    let peers: [Peer]
    let setting: Setting
}

/// Somebody else's way to do the same work.
enum Peer: String, CaseIterable {
    case torch = "PyTorch"
    case compiled = "PyTorch, compiled"
    case jax = "JAX"

    var module: String { self == .jax ? "jax" : "torch" }
    var script: String { "Benchmarks/peers/\(module)_peer.py" }
    var flags: [String] { self == .compiled ? ["--compile"] : [] }
}

/// What a side is told, as `setting.json`.
struct Setting: Codable {
    enum Kind: String, Codable { case language, translation, search }

    var kind: Kind
    var cell = "gru"
    var fromScratch = false
    var hidden = 256
    var layers = 2
    var threads = 2

    /// Training: the pairs or windows of a minibatch, and the steps that are timed together.
    var batchSize = 128
    var unitSteps = 1
    var learningRate: Float = 0.005
    /// Whether padding of a source is read as if it were text.
    var readsPadding = false

    /// Search: as many steps as `steps` for this many hypotheses; exact search if there are none.
    var beamSize = 0
    var steps = 12

    /// Known when the data is: sizes of the vocabularies, where sequences start and end, what is
    /// counted in a unit, and the multiplications and additions that its matrix products take.
    var sourceVocabulary = 0
    var vocabulary = 0
    var start = 0
    var end = 0
    var countPerUnit = 0.0
    var operationsPerUnit = 0.0
}

extension Row {
    static let all: [Row] =
        [
            language("lstm-32", "LSTM, 32 hidden", "lstm", 32),
            language("gru-32", "GRU, 32 hidden", "gru", 32),
            language("gru-32-deep", "GRU, two layers of 32", "gru", 32, layers: 2),
            language("lstm-256", "LSTM, 256 hidden", "lstm", 256),
            language("gru-256", "GRU, 256 hidden", "gru", 256),
            language(
                "lstm-scratch", "LSTM from scratch, 32 hidden", "lstm", 32, fromScratch: true),
            translation("seq2seq-book", "Seq2Seq, the book's setting", readsPadding: true),
            translation("seq2seq-words", "Seq2Seq, the words of 20,000 pairs", readsPadding: false),
        ]
        + [(13_183, 7_835), (213, 194)].flatMap { target, source in
            let words = "\(target.formatted()) words"
            return [
                search("beam-\(target)", "beam of 5, \(words), 64 sentences", target, source, 64),
                search(
                    "beam-\(target)-one", "beam of 5, \(words), one sentence", target, source, 1),
            ]
        } + [
            search(
                "greedy-13183", "greedy, 13,183 words, 64 sentences", 13_183, 7_835, 64,
                beamSize: 1),
            Row(
                name: "exact", title: "exact search, the book's translator, 64 sentences",
                unit: "sentences", peers: [],
                setting: Setting(kind: .search, batchSize: 64, readsPadding: true)),
        ]

    /// The windows of 32 characters of D2L's section 9.5, 1,024 at a time.
    private static func language(
        _ name: String, _ title: String, _ cell: String, _ hidden: Int, layers: Int = 1,
        fromScratch: Bool = false
    ) -> Row {
        Row(
            name: name, title: title, unit: "tokens",
            peers: fromScratch ? [.torch, .compiled] : Peer.allCases,
            setting: Setting(
                kind: .language, cell: cell, fromScratch: fromScratch, hidden: hidden,
                layers: layers, batchSize: 1_024, learningRate: 4))
    }

    /// The book's model on minibatches of 128 pairs: 512 pairs as in section 10.7, or as many of
    /// 10.7's own translator, of like length.
    private static func translation(_ name: String, _ title: String, readsPadding: Bool) -> Row {
        Row(
            name: name, title: title, unit: "pairs", peers: Peer.allCases,
            setting: Setting(
                kind: .translation, learningRate: readsPadding ? 0.005 : 0.002,
                readsPadding: readsPadding))
    }

    /// Sequences of 12 tokens from the book's model with random weights.
    private static func search(
        _ name: String, _ title: String, _ target: Int, _ source: Int, _ sentences: Int,
        beamSize: Int = 5
    ) -> Row {
        var setting = Setting(kind: .search, batchSize: sentences, beamSize: beamSize)
        (setting.vocabulary, setting.sourceVocabulary) = (target, source)
        return Row(
            name: name, title: title, unit: "sentences", peers: Peer.allCases, setting: setting)
    }
}
