import Notebook
import Recurrent
import Foundation

let raw = try String(contentsOfFile: "/work/shared/data/timemachine.txt", encoding: .utf8)
var chars: [Character] = []
for c in raw.lowercased() { if c >= "a" && c <= "z" { chars.append(c) } else if chars.last != " " { chars.append(" ") } }
let names = [" ", "?"] + "abcdefghijklmnopqrstuvwxyz".map { $0 }
let corpus: [Int32] = chars.map { Int32(names.firstIndex(of: $0)!) }
print(corpus.count)
let steps = 32
nonisolated func batch(_ corpus: [Int32], _ s: ArraySlice<Int>, _ shift: Int) -> Tokens {
    var idx: [Int32] = []; idx.reserveCapacity(32 * s.count)
    for t in 0..<32 { for i in s { idx.append(corpus[i + t + shift]) } }
    return Tokens(stepCount: 32, batchSize: s.count, indices: idx)
}
@MainActor func run<L: RecurrentLayer>(_ model: LanguageModel<L>, _ epochs: Int, _ g: Generator) throws {
    let corpus = corpus
    var trainer = Trainer(model, optimizer: SGD(learningRate: 4), clipping: .norm(1), threadCount: 2, generator: g) { m, ex, _ in
        m.loss(batch(corpus, ex, 0), batch(corpus, ex, 1))
    }
    let clock = ContinuousClock()
    var total = 0.0
    for epoch in 1...epochs {
        var losses: [Double] = []
        let t = clock.now
        for b in trainer.minibatches(of: 0..<10000, size: 1024) { losses.append(try trainer.step(b).loss) }
        let d = clock.now - t
        let s = Double(d.components.seconds) + Double(d.components.attoseconds) / 1e18
        total += s
        if epoch == 1 { print("first", losses[..<5].map { exp($0) }.reduce(0, +) / 5) }
        if epoch % 10 == 0 || epoch == epochs {
            let v = try Trainer<LanguageModel<L>, SGD>.minibatches(of: Array(10000..<15000), size: 1024).map { exp(try trainer.evaluate($0)) }
            print(epoch, losses[5...].map { exp($0) }.reduce(0, +) / 5, v.reduce(0, +) / Double(v.count), Int(320000 / s), "tok/s", Int(320000.0 * Double(epoch) / total))
        }
    }
}
let epochs = Int(CommandLine.arguments.dropFirst().first ?? "3")!
var g = Generator(seed: UInt64(CommandLine.arguments.dropFirst(2).first ?? "0")!)
print("library"); try run(LanguageModel(layer: LSTM(28, 32, using: &g), head: Linear(32, 28, using: &g)), epochs, g.split())
print("scratch")
try run(LanguageModel(layer: Unrolled(ScratchLSTM(28, 32, using: &g)), head: Linear(weight: .normal(32, 28, standardDeviation: 0.01, using: &g), bias: Tensor(zeros: [28]))), epochs, g.split())
