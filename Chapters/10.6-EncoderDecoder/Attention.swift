import Course
import Notebook
import Recurrent

/// The greatest difference, of any number, between what the library's attention
/// finds for the queries of all sequences and steps at once and what `scratch`
/// finds for one query among the states of its source, padding left out.
///
/// - Parameters:
///   - model: has the encoder's states that are looked at and the decoder's that
///     look.
///   - seed: draws what the score learns.
///   - scratch: takes a query `[1, size]`, states `[positions, size]`, and what the
///     score has learned if it learns.
func greatestDifference(
    _ score: Attention.Score, in model: Seq2Seq, on batch: TranslationBatch,
    seed: UInt64,
    scratch: (_ q: Tensor, _ K: Tensor, Attention.AdditiveScore?) -> Tensor
) -> Float {
    var generator = Generator(seed: seed)
    let encoding = model.encoder(
        batch.source, validLengths: batch.sourceLengths)
    let start = model.decoder.initialState(encoding)
    let queries = model.decoder(batch.inputs, from: start).outputs
    let size = queries.shape[2]
    let attention = Attention(
        score, querySize: size, keySize: size, hiddenSize: size,
        using: &generator)
    let memory = attention.memory(
        of: encoding.outputs, validLengths: batch.sourceLengths)
    let found = attention(queries, over: memory)
    let sources = encoding.outputs.unstacked().map { $0.unstacked() }
    let pairs = zip(queries.unstacked(), found.unstacked())
    return pairs.flatMap { queries, found in
        batch.sourceLengths.enumerated().map { i, length in
            let K = Tensor.stacked(sources.prefix(length).map { $0[i] })
            let alone = scratch(
                queries.rows(i..<i + 1), K, attention.additive)
            return largestDifference(found.rows(i..<i + 1), alone)
        }
    }.max() ?? .infinity
}

extension Practised {
    /// Where the decoder looks while it writes what it should, the mean over the
    /// sources of the greatest length: a row for each token written, a column
    /// for each read, `<eos>` included. Nil without attention.
    var looks: [[Double]]? {
        guard let examples = byLength.last?.examples else { return nil }
        let (batch, model) = (data.batch(examples), translator.model)
        let state = model.read(batch.source, validLengths: batch.sourceLengths)
        let weights = model.decoder.attentionWeights(batch.inputs, from: state)
        return weights?.unstacked().map { step in
            (0..<step.shape[1]).map { position in
                step.columns(position..<position + 1).mean()
            }.map { Double($0.item) }
        }
    }
}

extension LetterOutcome {
    /// The share of the letters written for which it looks more at the place of
    /// that number than at any other, letters and places counted from 0.
    func looksMost(
        at place: (_ letter: Int, _ end: Int) -> Int
    ) -> Double {
        let rows = (looks ?? []).dropLast()
        let right = rows.enumerated().count { letter, row in
            row[place(letter, row.count - 1)] == row.max()
        }
        return Double(right) / Double(rows.count)
    }
}

extension LetterSetting {
    /// The models that are asked where they look, one for each task.
    fileprivate static func looking(_ size: Int) -> [LetterSetting] {
        LetterTask.allCases.map {
            LetterSetting(task: $0, size: size, attention: .additive)
        }
    }
}

/// What the text says of where models look that copy and that reverse.
func lookingClaims(
    _ runs: Experiment<LetterSetting, LetterOutcome>,
    units size: Int
) -> [Claim] {
    let settings = LetterSetting.looking(size)
    return [
        Claim(
            "to copy, it looks most at the letter that it is to write",
            Numbers(
                runs.sample(settings[0]) {
                    $0.looksMost { letter, _ in letter }
                }
            ) == 1),
        Claim(
            "to reverse, it looks most one place behind it",
            Numbers(
                runs.sample(settings[1]) { $0.looksMost { $1 - $0 } }
            ) == 1),
    ]
}

/// Where models look, a panel for each, the mean over the seeds.
func attentionFigure(
    _ runs: Experiment<LetterSetting, LetterOutcome>,
    units size: Int, caption: String
) -> Figure {
    Figure(
        title: "Where the decoder looks", caption: caption,
        panels: LetterSetting.looking(size).map { setting in
            let all = runs[setting].compactMap(\.looks)
            let looks = all[0].indices.map { row in
                all[0].indices.map { column in
                    all.reduce(0) { $0 + $1[row][column] } / Double(all.count)
                }
            }
            let places = (1..<looks.count).map(String.init) + ["<eos>"]
            return Panel(
                title: setting.task.rawValue,
                x: Axis("token read", names: places),
                y: Axis("token written", names: places),
                heatMap: HeatMap(looks, label: "weight", range: 0...1))
        },
        columns: 2)
}
