import Course
import Recurrent

/// The costs of the library's layers on 28 characters with 32 hidden units,
/// measured in seven rounds by turns.
func costsInTurns(seed: UInt64) -> [[Cost]] {
    var generator = Generator(seed: seed)
    let rnn = RNN(28, 32, using: &generator)
    let gru = GRU(28, 32, using: &generator)
    let lstm = LSTM(28, 32, using: &generator)
    let both = Bidirectional { LSTM(28, 32, using: &generator) }
    return (0..<7).map { _ in
        [
            Cost("RNN", layer: rnn), Cost("GRU", layer: gru),
            Cost("LSTM", layer: lstm), Cost("bidirectional LSTM", layer: both),
        ]
    }
}
