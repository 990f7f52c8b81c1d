/// What the columns of a cell's weights belong to: its gates and the nodes that they act on, in the
/// order of their columns.
public protocol CellNode: CaseIterable, RawRepresentable<Int>, Sendable {}

/// The weights of a recurrent cell, those of its nodes side by side, so that all of a step's sums
/// X W_x + b_x + H W_h + b_h are one product of X and one of H.
///
/// There are two biases because PyTorch has two; the output depends on their sum alone, unless a
/// cell treats the two products differently.
public struct PackedWeights<Node: CellNode>: Module {
    /// `[inputSize, nodes · hiddenSize]`
    public var inputWeight: Tensor
    /// `[hiddenSize, nodes · hiddenSize]`
    public var hiddenWeight: Tensor
    /// `[nodes · hiddenSize]`
    public var inputBias: Tensor
    /// `[nodes · hiddenSize]`
    public var hiddenBias: Tensor

    /// PyTorch's default initialisation: uniform within ±1/√hiddenSize.
    public init(_ inputSize: Int, _ hiddenSize: Int, using generator: inout Generator) {
        let (width, limit) = (Node.allCases.count * hiddenSize, 1 / Double(hiddenSize).squareRoot())
        inputWeight = .uniform(inputSize, width, limit: limit, using: &generator)
        hiddenWeight = .uniform(hiddenSize, width, limit: limit, using: &generator)
        inputBias = .uniform(width, limit: limit, using: &generator)
        hiddenBias = .uniform(width, limit: limit, using: &generator)
    }

    /// X W_x + b_x + b_h for all nodes at every step: `[stepCount, batchSize, nodes · hiddenSize]`.
    func sums(reading input: some RecurrentInput) -> Tensor {
        input.projected(by: inputWeight, inputBias + hiddenBias)
    }

    /// The weights and the bias of one node, its two biases added up, as a cell that is built from
    /// the equations names them.
    public func node(_ node: Node) -> (inputWeight: Tensor, hiddenWeight: Tensor, bias: Tensor) {
        (
            inputWeight: inputWeight.columns(of: node),
            hiddenWeight: hiddenWeight.columns(of: node),
            bias: (inputBias + hiddenBias).columns(of: node)
        )
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        visit("weight_ih", &inputWeight)
        visit("weight_hh", &hiddenWeight)
        visit("bias_ih", &inputBias)
        visit("bias_hh", &hiddenBias)
    }
}

/// A cell whose parameters are packed weights.
public protocol PackedCell: RecurrentCell {
    associatedtype Node: CellNode
    var weights: PackedWeights<Node> { get set }
}

extension PackedCell {
    public var inputSize: Int { weights.inputWeight.shape[0] }
    public var hiddenSize: Int { weights.hiddenWeight.shape[0] }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
        weights.visitParameters(visit)
    }
}

extension Tensor {
    /// The columns of one node: `[…, nodes · hiddenSize]` becomes `[…, hiddenSize]`.
    public func columns<Node: CellNode>(of node: Node) -> Tensor {
        let size = (shape.last ?? 0) / Node.allCases.count
        return columns(node.rawValue * size..<(node.rawValue + 1) * size)
    }
}
