import Foundation

/// Boxes and arrows, in place of curves: how a thing is put together.
///
/// Places are in units of a grid, x to the right and y upwards.
public struct Diagram: Sendable {
    public struct Node: Sendable {
        public enum Shape: Sendable {
            /// A layer with weights of its own.
            case box
            /// What is done element by element.
            case circle
            /// What goes in or comes out.
            case word
            /// A border around others, its text at the upper left.
            case frame
        }

        /// What edges, claims and pages call it: "forget gate".
        public var name: String
        /// What is written in it.
        public var text: String
        public var x, y: Double
        public var shape: Shape
        public var colour: Colour
        var width, height: Double

        public init(
            _ name: String, _ text: String, _ shape: Shape, x: Double, y: Double,
            width: Double? = nil, height: Double? = nil, colour: Colour = .grey
        ) {
            (self.name, self.text, self.shape, self.x, self.y) = (name, text, shape, x, y)
            self.colour = colour
            let usual = shape == .box ? (1.2, 0.8) : (0.64, 0.64)
            (self.width, self.height) = (width ?? usual.0, height ?? usual.1)
        }
    }

    /// An arrow from one node to another, by way of corners.
    public struct Edge: Sendable {
        public var from, to: String
        var corners: [(x: Double, y: Double)]

        public init(_ from: String, _ to: String, by corners: (Double, Double)...) {
            (self.from, self.to) = (from, to)
            self.corners = corners.map { (x: $0.0, y: $0.1) }
        }
    }

    public var nodes: [Node]
    public var edges: [Edge]
    /// Of the grid.
    public var width, height: Double

    public init(width: Double, height: Double, nodes: [Node], edges: [Edge]) {
        (self.nodes, self.edges, self.width, self.height) = (nodes, edges, width, height)
    }

    /// What comes out at a node if values are given for those that no arrow leads to.
    /// - Parameter result: what a node makes of what arrives, in the order of its edges.
    public func value<Value>(
        at name: String, given values: [String: Value], result: (Node, [Value]) -> Value
    ) -> Value {
        var known = values
        func value(_ name: String) -> Value {
            if let value = known[name] { return value }
            guard let node = nodes.first(where: { $0.name == name }) else {
                fatalError("a diagram has no node \"\(name)\"")
            }
            let value = result(node, edges.filter { $0.to == name }.map { value($0.from) })
            known[name] = value
            return value
        }
        return value(name)
    }

    /// Each edge as a series from border to border, in the colour of what it comes from.
    var series: [Series] {
        edges.map { edge in
            let path = path(of: edge)
            let colour = nodes.first { $0.name == edge.from }?.colour
            return Series(
                "\(edge.from) to \(edge.to)", x: path.map(\.x), y: path.map(\.y), colour: colour)
        }
    }

    private func path(of edge: Edge) -> [(x: Double, y: Double)] {
        let ends = [edge.from, edge.to].compactMap { name in nodes.first { $0.name == name } }
        guard ends.count == 2 else { return [] }
        let inner = edge.corners.isEmpty ? ends.map { (x: $0.x, y: $0.y) } : edge.corners
        let start = ends[0].border(towards: edge.corners.first ?? inner[1])
        let end = ends[1].border(towards: edge.corners.last ?? inner[0])
        return [start] + edge.corners + [end]
    }
}

extension Diagram.Node {
    /// Where a line from its centre to a place leaves it.
    fileprivate func border(towards place: (x: Double, y: Double)) -> (x: Double, y: Double) {
        let (dx, dy) = (place.x - x, place.y - y)
        let share =
            shape == .circle
            ? width / 2 / max(hypot(dx, dy), 1e-9)
            : min(width / 2 / max(abs(dx), 1e-9), height / 2 / max(abs(dy), 1e-9))
        return (x + share * dx, y + share * dy)
    }
}

extension Panel {
    /// A diagram without axes.
    public init(title: String = "", diagram: Diagram) {
        self.init(
            title: title, x: Axis("", range: 0...diagram.width),
            y: Axis("", range: 0...diagram.height), series: diagram.series)
        self.diagram = diagram
    }
}
