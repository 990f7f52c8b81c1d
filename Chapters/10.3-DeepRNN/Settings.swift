import Course
import Notebook
import Recurrent

extension Notebook {
    /// The book's settings, unless the options have others.
    func training(epochs: Int, rate: Float) -> TrainingSettings {
        TrainingSettings(
            epochs: options.epochs ?? (options.quick ? 1 : epochs),
            learningRate: options.learningRate ?? rate,
            threadCount: options.threads)
    }
}

extension LanguageModel<Deep<GRU>> {
    /// A stack of the library's GRU as it is initialised.
    static func deepGRU(
        _ size: Int, _ hiddenSize: Int, depth: Int, dropout: Double = 0,
        using generator: inout Generator
    ) -> Self {
        let stack = Deep(layerCount: depth, inputSize: size, dropout: dropout) {
            GRU($0, hiddenSize, using: &generator)
        }
        return Self(stack, outputSize: size, using: &generator)
    }
}
