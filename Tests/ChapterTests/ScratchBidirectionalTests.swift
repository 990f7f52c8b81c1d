import Foundation
import Notebook
import Recurrent
import TestSupport
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

    @Test(arguments: [("time traveller", "he was"), ("time", "traveller he was")])
    func `the words that a model draws are those after the beginning`(
        beginning: String, own: String
    ) {
        let words = Trapped.ownWords(of: "time traveller he was in", after: beginning)
        #expect(words.joined(separator: " ") == own)
    }

    /// There is no space in it, and its perplexities go beyond the book's.
    @Test func `a text of many characters is guessed and drawn by its own`() throws {
        try withFolder { folder in
            let rare = (0..<600).map { String(Unicode.Scalar(0x4E00 + $0 * 7 % 300)!) }
            let text = rare.map { "\($0)的" }.joined()
            try write(Data(text.utf8), to: folder.appending(path: "my.txt"))
            let figures = ["bidirectional-fill-in", "bidirectional-trap"]
            try Chapter("BidirectionalRNN").succeeds(
                ["--text", "my.txt", "--quick", "--epochs", "1", "--hidden", "2"]
                    + figures.flatMap { ["--only", $0] }, in: folder)
            let checks = figures.map {
                FigureCheck(name: $0, folder: folder.appending(path: ".build/figures"))
            }
            for check in checks { #expect(check.faults() == []) }
            let guess = try Table(checks[0].tableFile)["most frequent character"]
            #expect(guess.values.allSatisfy { (40...60).contains($0) }, "\(guess.values)")
            let script = folder.appending(path: ".build/figures/data/bidirectional-trap.gp")
            let range = try String(contentsOf: script, encoding: .utf8)
                .firstMatch(of: /set yrange \[0\.9:([0-9.]+)\]/)
            #expect(try Double(#require(range).1).map { $0 > 50 } == true)
        }
    }
}
