import Course
import Notebook
import Recurrent

/// The memory cell of a trained layer that counts the letters of a word best.
struct WordCell: Codable {
    /// Its place among the cells.
    let index: Int
    /// That of its internal state with the letters since the last space, on a
    /// text that did not serve to choose it.
    let correlation: Double
    /// The beginning of that text, and the internal state after each character.
    let text: String
    let states: [Double]

    /// Characters in a line, and lines, of the figure.
    static let (columns, lines) = (40, 7)

    /// - Parameter tokens: characters; by the first half the cell is chosen.
    init(of layer: LSTM, reading tokens: [Int32], _ corpus: Corpus) {
        let space = corpus.encode(" ").first
        var count = 0.0
        let letters = tokens.map {
            count = $0 == space ? 0 : count + 1
            return count
        }
        let cells = layer.states(
            on: Tokens(
                stepCount: tokens.count, batchSize: 1, indices: tokens)
        ).map { $0.cell.scalars.map { Double($0) } }.transposed
        let middle = tokens.count / 2
        let fits = cells.map {
            abs(
                Self.correlation(
                    Array($0[..<middle]), Array(letters[..<middle])))
        }
        index = fits.indices.max { fits[$0] < fits[$1] } ?? 0
        correlation = Self.correlation(
            Array(cells[index][middle...]), Array(letters[middle...]))
        let shown =
            middle..<min(middle + Self.columns * Self.lines, tokens.count)
        text = corpus.decode(tokens[shown])
        states = Array(cells[index][shown])
    }

    /// Pearson's.
    static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        func centred(_ values: [Double]) -> [Double] {
            let mean = values.reduce(0, +) / Double(values.count)
            return values.map { $0 - mean }
        }
        func product(_ a: [Double], _ b: [Double]) -> Double {
            zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let (a, b) = (centred(a), centred(b))
        return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    }

    /// The text, each character on the colour of the internal state after it.
    func figure(caption: String) -> Figure {
        let whole = stride(from: 0, to: states.count, by: Self.columns).map {
            Array(states[$0..<min($0 + Self.columns, states.count)])
        }.filter { $0.count == Self.columns }
        let lines = whole.isEmpty ? [states] : whole
        let notes = text.prefix(lines.count * Self.columns).enumerated()
            .filter { $1 != " " }
            .map { place, letter in
                Note(
                    String(letter), x: Double(place % Self.columns),
                    y: Double(place / Self.columns))
            }
        return Figure(
            title: "What one memory cell holds as it reads",
            caption: caption,
            panels: [
                Panel(
                    x: Axis("character"), y: Axis("line"),
                    heatMap: HeatMap(lines, label: "internal state C"),
                    notes: notes)
            ])
    }
}
