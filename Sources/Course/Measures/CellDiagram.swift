import Notebook
import Recurrent

extension Diagram {
    /// What comes out of a cell's diagram, followed arrow by arrow.
    ///
    /// A box adds up what arrives, the input and a state, each times a matrix of its own, and a bias;
    /// then it and every circle do what is written in them.
    ///
    /// - Parameters:
    ///   - given: the values [n, size] that go in, by their nodes' names.
    ///   - layers: of each box, the weights for the input and for the state, and the bias.
    public func value(
        at name: String, given: [String: Tensor], layers: [String: (Tensor, Tensor, Tensor)]
    ) -> Tensor {
        value(at: name, given: given) { node, arriving in
            var values = arriving
            if let (inputWeight, stateWeight, bias) = layers[node.name] {
                values = [matmul(values[0], inputWeight) + matmul(values[1], stateWeight) + bias]
            }
            switch node.text {
            case "σ": return sigmoid(values[0])
            case "tanh": return tanh(values[0])
            case "×": return values[0] * values[1]
            case "+": return values[0] + values[1]
            case "1 −": return 1 - values[0]
            default: return values[0]
            }
        }
    }

    /// The arrows that bring an input and a state to boxes along a line below them.
    /// - Parameters:
    ///   - height: of that line.
    ///   - boxes: from left to right, each with its place.
    public static func bus(
        _ input: String, from x: Double, _ state: String, height: Double,
        to boxes: [(name: String, x: Double)]
    ) -> [Edge] {
        boxes.flatMap { box in
            [
                Edge(input, box.name, by: (x, height), (box.x, height)),
                Edge(state, box.name, by: (box.x, height)),
            ]
        }
    }
}
