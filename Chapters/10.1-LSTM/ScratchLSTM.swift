import Course
import Notebook
import Recurrent

// What the library asks of the cell that `main.swift` builds from the notes' equations.

extension ScratchLSTM {
    var inputSize: Int { Wxi.shape[0] }
    var hiddenSize: Int { Whi.shape[0] }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("Wxi", &Wxi)
        visit("Whi", &Whi)
        visit("bi", &bi)
        visit("Wxf", &Wxf)
        visit("Whf", &Whf)
        visit("bf", &bf)
        visit("Wxo", &Wxo)
        visit("Who", &Who)
        visit("bo", &bo)
        visit("Wxc", &Wxc)
        visit("Whc", &Whc)
        visit("bc", &bc)
    }

    /// The parameters of the library's cell, which keeps the four nodes side by
    /// side in the order I, F, C̃, O and has two biases where one would do.
    init(_ cell: LSTMCell) {
        (Wxi, Whi, bi) = cell.weights.node(.input)
        (Wxf, Whf, bf) = cell.weights.node(.forget)
        (Wxc, Whc, bc) = cell.weights.node(.candidate)
        (Wxo, Who, bo) = cell.weights.node(.output)
    }

    /// The largest difference between the logits of a model with the library's
    /// layer and those of the same weights in this cell.
    static func differenceFromLibrary(on task: TextTask, seed: UInt64) -> Float
    {
        var random = Generator(seed: seed)
        let v = task.vocabularySize
        let library = LanguageModel(
            LSTM(v, task.hiddenSize, using: &random), outputSize: v,
            using: &random)
        let twin = LanguageModel(
            layer: Unrolled(ScratchLSTM(library.layer.cell)), head: library.head
        )
        let sample = task.windows.batch(task.windows.training.prefix(4)).inputs
        return largestDifference(twin(sample).outputs, library(sample).outputs)
    }
}
