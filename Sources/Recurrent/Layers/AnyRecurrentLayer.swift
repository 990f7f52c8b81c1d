/// The kinds of cell that an option or a file can name.
public enum CellKind: String, Codable, Sendable, CaseIterable {
    case rnn, gru, lstm

    /// The nodes with weights: of a hidden weight as PyTorch keeps it, `[nodes · hidden, hidden]`.
    var nodeCount: Int {
        switch self {
        case .rnn: 1
        case .gru: 3
        case .lstm: 4
        }
    }
}

/// A recurrent layer whose kind is chosen while the program runs: by an option, or by a file.
///
/// What it computes and the names of its parameters are those of the layer inside.
public struct AnyRecurrentLayer: RecurrentLayer {
    private var layer: any RecurrentLayer

    public init(_ layer: some RecurrentLayer) { self.layer = layer }

    public var inputSize: Int { layer.inputSize }
    public var hiddenSize: Int { layer.hiddenSize }

    public func initialState(batchSize: Int) -> AnyRecurrentState {
        AnyRecurrentState(layer.initialState(batchSize: batchSize))
    }

    public func callAsFunction(
        _ input: some RecurrentInput, from state: AnyRecurrentState?, validLengths: [Int]?,
        noise: Generator?
    ) -> Recurrence<AnyRecurrentState> {
        func run<Layer: RecurrentLayer>(_ layer: Layer) -> Recurrence<AnyRecurrentState> {
            let recurrence = layer(
                input, from: state?.opened(as: Layer.State.self), validLengths: validLengths,
                noise: noise)
            return Recurrence(
                outputs: recurrence.outputs, state: AnyRecurrentState(recurrence.state))
        }
        return run(layer)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        layer.visitParameters(visit)
    }
}

extension AnyRecurrentLayer {
    /// A stack of one kind of layer, as it is initialised; a GRU is PyTorch's, which resets after
    /// the product.
    /// - Parameter dropout: see ``Deep``
    public init(
        stacking cell: CellKind, layerCount: Int, inputSize: Int, hiddenSize: Int,
        dropout: Double = 0, isBidirectional: Bool = false, using generator: inout Generator
    ) {
        func stack(_ make: (_ inputSize: Int) -> some RecurrentLayer) -> AnyRecurrentLayer {
            guard isBidirectional else {
                return AnyRecurrentLayer(
                    Deep(layerCount: layerCount, inputSize: inputSize, dropout: dropout, make))
            }
            return AnyRecurrentLayer(
                Deep(layerCount: layerCount, inputSize: inputSize, dropout: dropout) { size in
                    Bidirectional { make(size) }
                })
        }
        self =
            switch cell {
            case .rnn: stack { RNN($0, hiddenSize, using: &generator) }
            case .gru: stack { GRU($0, hiddenSize, using: &generator) }
            case .lstm: stack { LSTM($0, hiddenSize, using: &generator) }
            }
    }
}

/// The state of a recurrent layer of any kind.
public struct AnyRecurrentState: RecurrentState {
    private var state: any RecurrentState

    init(_ state: some RecurrentState) { self.state = state }

    public var hidden: Tensor { state.hidden }

    func opened<State: RecurrentState>(as type: State.Type) -> State {
        guard let state = state as? State else {
            stop("a layer whose state is \(type) starts from a \(Swift.type(of: state))")
        }
        return state
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        state.visitParameters(visit)
    }
}
