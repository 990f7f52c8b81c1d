import Course
import Recurrent

/// The networks of the book's comparison.
enum BookNetwork: String, Codable, CaseIterable {
    case rnn, deepRNN, deepGRU
}

extension LanguageModel {
    /// A stack of the library's layers, as they are initialised.
    /// - Parameter layer: makes one for an input size.
    init<Single: RecurrentLayer>(
        stacking depth: Int, for vocabularySize: Int, dropout: Double = 0,
        using generator: inout Generator,
        _ layer: (_ inputSize: Int, inout Generator) -> Single
    ) where Layer == Deep<Single> {
        let stack = Deep(
            layerCount: depth, inputSize: vocabularySize, dropout: dropout
        ) { layer($0, &generator) }
        self.init(stack, outputSize: vocabularySize, using: &generator)
    }
}
