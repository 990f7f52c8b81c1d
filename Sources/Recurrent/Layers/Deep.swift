/// The state of a stack is its layers' states; other layers see that of the top layer.
extension Array: RecurrentState where Element: RecurrentState {
    public var hidden: Tensor {
        guard let top = last else { stop("hidden: the state of no layer") }
        return top.hidden
    }
}

/// Recurrent layers of one kind on top of one another.
///
///     H⁽⁰⁾ = X,  H⁽ˡ⁾ = layer l of H⁽ˡ⁻¹⁾,  O = H⁽ᴸ⁾
///
/// While training, each number that goes up from one layer to the next is dropped with probability
/// `dropout`, as in PyTorch: neither what the first layer reads nor what the last one writes
/// (Zaremba et al. 2014).
///
/// Parameters bear PyTorch's names: those of layer l, counted from 0, end in `_l` and its number.
///
/// Source: D2L, section 10.3.
public struct Deep<Layer: RecurrentLayer>: RecurrentLayer {
    public var layers: [Layer]
    public let dropout: Dropout

    public var inputSize: Int { layers[0].inputSize }
    public var hiddenSize: Int { layers[layers.count - 1].hiddenSize }

    /// - Precondition: there is a layer, each layer reads what the one below it writes, and
    ///   0 ≤ `dropout` < 1.
    public init(_ layers: [Layer], dropout: Double = 0) {
        require(!layers.isEmpty, "Deep: a stack of no layers")
        for (lower, upper) in zip(layers, layers.dropFirst()) {
            require(
                lower.hiddenSize == upper.inputSize,
                "Deep: a layer that writes \(lower.hiddenSize) numbers a step is below one that "
                    + "reads \(upper.inputSize)")
        }
        self.layers = layers
        self.dropout = Dropout(dropout)
    }

    /// A stack of layers that `make` makes, each for the input size it is called with.
    ///
    /// ```swift
    /// Deep(layerCount: 2, inputSize: 28) { GRU($0, 32, using: &generator) }
    /// ```
    public init(
        layerCount: Int, inputSize: Int, dropout: Double = 0,
        _ make: (_ inputSize: Int) -> Layer
    ) {
        var layers: [Layer] = []
        while layers.count < layerCount {
            layers.append(make(layers.last?.hiddenSize ?? inputSize))
        }
        self.init(layers, dropout: dropout)
    }

    public func initialState(batchSize: Int) -> [Layer.State] {
        layers.map { $0.initialState(batchSize: batchSize) }
    }

    public func callAsFunction(
        _ input: some RecurrentInput, from state: [Layer.State]?, validLengths: [Int]?,
        noise: Generator?
    ) -> Recurrence<[Layer.State]> {
        let given = state?.count ?? layers.count
        require(given == layers.count, "Deep: \(given) states for \(layers.count) layers")
        var top = layers[0](
            input, from: state?[0], validLengths: validLengths, noise: noise?.stream(0))
        var states = [top.state]
        for index in layers.indices.dropFirst() {
            let noise = noise?.stream(index)
            top = layers[index](
                dropout(top.outputs, noise: noise?.stream(0)), from: state?[index],
                validLengths: validLengths, noise: noise?.stream(1))
            states.append(top.state)
        }
        return Recurrence(outputs: top.outputs, state: states)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        for index in layers.indices {
            layers[index].visitParameters(
                visit.renaming { $0.replacing("_l0", with: "_l\(index)") })
        }
    }
}
