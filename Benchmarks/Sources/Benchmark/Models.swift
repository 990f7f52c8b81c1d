import Recurrent

extension Setting {
    /// A recurrent layer with a score for each token on top, its weights as they are drawn.
    func languageModel(using generator: inout Generator) -> LanguageModel<AnyRecurrentLayer> {
        LanguageModel(
            layer: layer(using: &generator), head: Linear(hidden, vocabulary, using: &generator))
    }

    private func layer(using generator: inout Generator) -> AnyRecurrentLayer {
        if fromScratch {
            return AnyRecurrentLayer(Unrolled(ScratchLSTM(vocabulary, hidden, using: &generator)))
        }
        return cell == "lstm"
            ? AnyRecurrentLayer(
                Deep(layerCount: layers, inputSize: vocabulary) {
                    LSTM($0, hidden, using: &generator)
                })
            : AnyRecurrentLayer(
                Deep(layerCount: layers, inputSize: vocabulary) {
                    GRU($0, hidden, using: &generator)
                })
    }

    /// The book's encoder and decoder (D2L 10.7.6), without dropout.
    var configuration: Seq2SeqConfiguration {
        var configuration = Seq2SeqConfiguration()
        configuration.dropout = 0
        configuration.sourceStepCount = readsPadding ? 9 : nil
        return configuration
    }

    func seq2Seq(using generator: inout Generator) -> Seq2Seq {
        Seq2Seq(
            configuration, sourceVocabularySize: sourceVocabulary, targetVocabularySize: vocabulary,
            using: &generator)
    }

    /// Words that are numbers, with `<bos>` and `<eos>` where the setting has them.
    var madeUpVocabularies: TranslationVocabularies {
        func vocabulary(_ count: Int) -> Vocabulary {
            var tokens = (0..<count).map(String.init)
            let free = tokens.indices.filter { $0 != start && $0 != end }
            (tokens[start], tokens[end]) = (Vocabulary.start, Vocabulary.end)
            (tokens[free[0]], tokens[free[1]]) = (Vocabulary.unknown, Vocabulary.padding)
            return Vocabulary(ordered: tokens)!
        }
        return TranslationVocabularies(
            normalization: .book, source: vocabulary(sourceVocabulary),
            target: vocabulary(self.vocabulary))
    }
}

/// The LSTM cell of the notes' equations, an operation after the other, as 10.1 has it.
// swift-format-ignore: AlwaysUseLowerCamelCase
struct ScratchLSTM: RecurrentCell {
    private var Wxi, Whi, bi, Wxf, Whf, bf, Wxo, Who, bo, Wxc, Whc, bc: Tensor

    init(_ d: Int, _ h: Int, using generator: inout Generator) {
        func node() -> (Tensor, Tensor, Tensor) {
            func weight(_ rows: Int) -> Tensor {
                .normal(rows, h, standardDeviation: 0.01, using: &generator)
            }
            return (weight(d), weight(h), Tensor(zeros: [h]))
        }
        (Wxi, Whi, bi) = node()
        (Wxf, Whf, bf) = node()
        (Wxo, Who, bo) = node()
        (Wxc, Whc, bc) = node()
    }

    var inputSize: Int { Wxi.shape[0] }
    var hiddenSize: Int { Whi.shape[0] }

    func initialState(batchSize: Int) -> LSTMState { LSTMState(zeros: batchSize, hiddenSize) }

    func callAsFunction(_ X: Tensor, _ state: LSTMState) -> LSTMState {
        let H = state.hidden
        let I = sigmoid(matmul(X, Wxi) + matmul(H, Whi) + bi)
        let F = sigmoid(matmul(X, Wxf) + matmul(H, Whf) + bf)
        let O = sigmoid(matmul(X, Wxo) + matmul(H, Who) + bo)
        let C = F * state.cell + I * tanh(matmul(X, Wxc) + matmul(H, Whc) + bc)
        return LSTMState(hidden: O * tanh(C), cell: C)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        for (name, parameter) in [
            ("Wxi", \Self.Wxi), ("Whi", \.Whi), ("bi", \.bi), ("Wxf", \.Wxf), ("Whf", \.Whf),
            ("bf", \.bf), ("Wxo", \.Wxo), ("Who", \.Who), ("bo", \.bo), ("Wxc", \.Wxc),
            ("Whc", \.Whc), ("bc", \.bc),
        ] {
            visit(name, &self[keyPath: parameter])
        }
    }
}
