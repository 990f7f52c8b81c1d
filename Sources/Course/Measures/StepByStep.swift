import Recurrent

/// A cell without the kernel that it may have for whole sequences: every step is taken alone.
public struct StepByStep<Cell: RecurrentCell>: RecurrentCell {
    public var cell: Cell

    public init(_ cell: Cell) { self.cell = cell }

    public var inputSize: Int { cell.inputSize }
    public var hiddenSize: Int { cell.hiddenSize }

    public func initialState(batchSize: Int) -> Cell.State {
        cell.initialState(batchSize: batchSize)
    }

    public func callAsFunction(_ input: Tensor, _ state: Cell.State) -> Cell.State {
        cell(input, state)
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) { cell.visitParameters(visit) }
}
