import Recurrent
import Testing

@testable import DeepRNN

@Suite struct ScratchStackTests {
    @Test func `a stack built from the notes' equations computes what PyTorch's lines do`() throws {
        var generator = Generator(seed: 1)
        let lines = try TorchLines("10.3-DeepRNN/Stack")
        let drawn = Stack(2, inputSize: 4) { ScratchRNN($0, 5, using: &generator) }
        lines.expectSame(Unrolled(try lines.filling(drawn))(lines.inputs).outputs)
    }
}
