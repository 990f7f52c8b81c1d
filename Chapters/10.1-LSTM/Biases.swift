import Recurrent

extension PackedCell {
    /// The cell with a number added to the bias of one of its nodes.
    func adding(_ number: Float, to node: Node) -> Self {
        let places = 0..<Node.allCases.count * hiddenSize
        let added = Tensor(
            places.map { $0 / hiddenSize == node.rawValue ? number : 0 })
        var cell = self
        cell.weights.inputBias += added
        return cell
    }
}
