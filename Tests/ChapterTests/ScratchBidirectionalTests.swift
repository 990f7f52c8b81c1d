import Recurrent
import Testing

@testable import BidirectionalRNN

@Suite struct ScratchBidirectionalTests {
    @Test func `two directions from scratch compute what PyTorch's lines do`() throws {
        var generator = Generator(seed: 1)
        let lines = try TorchLines("10.4-BidirectionalRNN/ScratchBidirectional")
        var both = ScratchBidirectional(4, forward: 5, backward: 5, using: &generator)
        func weight(_ name: String) throws -> Tensor { try #require(lines.parameters[name]) }
        for (path, name) in [(\ScratchBidirectional.forward, "forward"), (\.backward, "backward")] {
            both[keyPath: path].Wx = try weight("\(name).Wx")
            both[keyPath: path].Wh = try weight("\(name).Wh")
            both[keyPath: path].b = try weight("\(name).b")
        }
        lines.expectSame(.stacked(both(lines.inputs.unstacked())))
    }
}
