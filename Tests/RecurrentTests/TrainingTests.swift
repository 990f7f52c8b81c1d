import Foundation
import Testing

@testable import Recurrent

/// A model of one number for each example, whose loss is the squares of those in the minibatch.
///
/// With learning rate 1 an example's number x becomes x − 2x/n, so that what was trained on shows.
private func numbers(
    _ model: Tensor, threadCount: Int = 1, optimizer: SGD = SGD(learningRate: 1)
) -> Trainer<Tensor, SGD> {
    Trainer(
        model, optimizer: optimizer, threadCount: threadCount, generator: Generator(seed: 1)
    ) { model, examples, _ in
        let chosen = model.reshaped(to: [model.count, 1]).gathered(rows: Array(examples))
        return LossSum(sum: (chosen * chosen).sum(), count: examples.count)
    }
}

@Suite struct TrainingTests {
    typealias Model = LanguageModel<LSTM>

    static func model(seed: UInt64 = 11) -> Model {
        var generator = Generator(seed: seed)
        return Model(LSTM(28, 9, using: &generator), outputSize: 28, using: &generator)
    }

    static let windows: Windows = {
        var generator = Generator(seed: 12)
        let corpus = try! Corpus(text: Grammar.text(sentenceCount: 40, using: &generator))
        return try! Windows(corpus, stepCount: 8, trainingCount: 400, validationCount: 100)
    }()

    /// A language model with dropout between layer and head.
    static func languageModel<Rule: Optimizer>(
        _ rule: Rule = Adam(learningRate: 0.01), threadCount: Int, dropout: Double = 0.3,
        seed: UInt64 = 11
    ) -> Trainer<Model, Rule> {
        let (windows, dropout) = (windows, Dropout(dropout))
        return Trainer(
            model(seed: seed), optimizer: rule, clipping: .norm(1), threadCount: threadCount,
            generator: Generator(seed: seed + 1)
        ) { model, examples, noise in
            let batch = windows.batch(examples)
            let hidden = model.layer(batch.inputs, from: nil).outputs
            return crossEntropy(model.head(dropout(hidden, noise: noise)), batch.targets)
        }
    }

    /// Minibatches of 150 are shards of 64, 64 and 22; the last minibatch is one of 64 and 36.
    @Test(arguments: [2, 3, 8])
    func `any number of threads gives the same result bit for bit`(_ threadCount: Int) throws {
        var one = Self.languageModel(threadCount: 1)
        var many = Self.languageModel(threadCount: threadCount)
        let minibatches = one.shuffledMinibatches(of: 0..<400, size: 150)
        #expect(many.shuffledMinibatches(of: 0..<400, size: 150) == minibatches)
        for minibatch in minibatches {
            let (a, b) = (try one.step(minibatch), try many.step(minibatch))
            #expect(a.loss == b.loss && a.gradientNorm == b.gradientNorm)
        }
        #expect(one.model.parameters == many.model.parameters)
        #expect(try one.evaluate(Array(0..<150)) == many.evaluate(Array(0..<150)))
    }

    @Test func `dropout is drawn for each step, and for nothing while evaluating`() throws {
        var with = Self.languageModel(threadCount: 1)
        let without = Self.languageModel(threadCount: 1, dropout: 0)
        let examples = Array(0..<100)
        #expect(try with.evaluate(examples) == without.evaluate(examples))
        let before = with.model
        let first = try with.step(examples).loss
        with.model = before
        #expect(try with.step(examples).loss != first)
    }

    /// Each number moves by what its shard has drawn, divided by their count.
    @Test func `every shard of every step draws random numbers of its own`() throws {
        var trainer = Trainer(
            Tensor(zeros: [150]), optimizer: SGD(learningRate: 1), generator: Generator(seed: 1)
        ) { model, examples, noise in
            var (mask, noise) = (Tensor(zeros: [150]), noise!)
            let drawn = Float(noise.uniform())
            for example in examples { mask.scalars[example] = drawn }
            return LossSum(sum: (model * mask).sum(), count: examples.count)
        }
        try trainer.step(Array(0..<150))
        let first = trainer.model.scalars
        #expect(Set(first).count == 3 && Set(first[64..<128]).count == 1)
        try trainer.step(Array(0..<150))
        #expect(Set(zip(trainer.model.scalars, first).map { $0 - $1 }).isDisjoint(with: first))
    }

    /// SGD with learning rate 1 leaves the gradient as the difference of the models. Its elements
    /// are below one; three shards are added in another order than one batch.
    @Test func `a step goes along the mean gradient of the whole minibatch`() throws {
        let (windows, model, examples) = (Self.windows, Self.model(), Array(0..<150))
        var trainer = Trainer(
            model, optimizer: SGD(learningRate: 1), threadCount: 2, generator: Generator(seed: 1)
        ) { model, examples, _ in
            let batch = windows.batch(examples)
            return model.loss(batch.inputs, batch.targets)
        }
        let batch = windows.batch(examples)
        let whole = valueAndGradient(at: model) { model in
            model.loss(batch.inputs, batch.targets).sum / Tensor(Float(150 * 8))
        }
        let step = try trainer.step(examples)
        #expect(abs(step.loss - Double(whole.value)) < 1e-5)
        #expect(abs(step.gradientNorm - whole.gradient.norm) < 1e-5)
        for (index, parameter) in trainer.model.parameters.enumerated() {
            expectClose(
                model.parameters[index] - parameter, whole.gradient.parameters[index], 1e-5)
        }
        #expect(trainer.stepCount == 1)
    }

    @Test func `a step is taken on the examples of the minibatch and on no other`() throws {
        var trainer = numbers(Tensor(repeating: 1, shape: [200]), threadCount: 2)
        let step = try trainer.step(Array(stride(from: 0, to: 200, by: 2)))
        #expect(step.loss == 1)
        #expect(abs(step.gradientNorm - 0.2) < 1e-7)
        for (example, number) in trainer.model.scalars.enumerated() {
            #expect(abs(number - (example % 2 == 0 ? 0.98 : 1)) < 1e-6)
        }
    }

    @Test func `a step goes along the clipped gradient and tells the norm from before`() throws {
        var trainer = numbers(Tensor([3, 4]))
        trainer.clipping = .norm(0.5)
        #expect(abs(try trainer.step([0, 1]).gradientNorm - 5) < 1e-6)
        expectClose(trainer.model, Tensor([2.7, 3.6]), 1e-6)
    }

    @Test func `evaluating is the mean loss and changes nothing`() throws {
        let trainer = numbers(Tensor((0..<130).map(Float.init)), threadCount: 2)
        let expected = (0..<130).reduce(0.0) { $0 + Double($1 * $1) } / 130
        #expect(abs(try trainer.evaluate(Array(0..<130)) - expected) < 1e-6 * expected)
        #expect(trainer.stepCount == 0 && trainer.model.scalars == (0..<130).map(Float.init))
    }

    /// Adam keeps running moments: were they touched by the step that failed, the next would show.
    @Test(arguments: [1, 2])
    func `a loss that is no number throws and leaves everything as before the step`(
        _ threadCount: Int
    ) throws {
        func trainer() -> Trainer<Tensor, Adam> {
            Trainer(
                Tensor([1, 2]), optimizer: Adam(learningRate: 0.1), threadCount: threadCount,
                generator: Generator(seed: 1)
            ) { model, examples, _ in
                let factor: Float = examples.contains(99) ? .nan : Float(examples.count)
                return LossSum(sum: (model * model).sum() * Tensor(factor), count: examples.count)
            }
        }
        var (failing, sound) = (trainer(), trainer())
        try failing.step(Array(0..<70))
        try sound.step(Array(0..<70))
        #expect { try failing.step(Array(0..<100)) } throws: { error in
            error is RecurrentError && "\(error)".hasPrefix("training step 2: the loss is nan")
        }
        #expect(failing.model == sound.model && failing.stepCount == 1)
        try failing.step([3, 4])
        try sound.step([3, 4])
        #expect(failing.model == sound.model && failing.stepCount == 2)
    }

    /// p / 10⁻³⁹ is zero at p = 0; its slope, 10³⁹, is beyond any float.
    @Test func `a gradient without a finite norm throws though the loss is finite`() {
        var trainer = Trainer(
            Tensor(0), optimizer: SGD(learningRate: 1), clipping: .norm(1),
            generator: Generator(seed: 1)
        ) { model, _, _ in LossSum(sum: model / Tensor(1e-39), count: 1) }
        #expect(throws: RecurrentError.self) { try trainer.step([0]) }
        #expect(trainer.model.item == 0)
    }

    private struct Unreadable: Error, Equatable { let example: Int }

    @Test(arguments: [1, 2, 8])
    func `an error of the loss comes out, the first in the order of the examples`(
        _ threadCount: Int
    ) {
        var trainer = Trainer(
            Tensor(1), optimizer: SGD(learningRate: 1), threadCount: threadCount,
            generator: Generator(seed: 1)
        ) { model, examples, _ in
            if examples.first! > 0 { throw Unreadable(example: examples.first!) }
            return LossSum(sum: model, count: 1)
        }
        #expect(throws: Unreadable(example: 64)) { try trainer.step(Array(0..<400)) }
        #expect(throws: Unreadable(example: 64)) { try trainer.evaluate(Array(0..<400)) }
        #expect(trainer.model.item == 1 && trainer.stepCount == 0)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 150])
    func `shards cover the examples in order, at most 64 in each`(_ count: Int) {
        let examples = (0..<count).map { $0 * 3 }
        let shards = shards(of: examples)
        #expect(shards.flatMap { $0 } == examples)
        #expect(shards.allSatisfy { 1...64 ~= $0.count })
        #expect(shards.count == (count + 63) / 64)
    }

    @Test func `minibatches cover every example once, in a new order each time`() {
        var trainer = numbers(Tensor([0]))
        let epochs = (0..<3).map { _ in trainer.shuffledMinibatches(of: 5..<105, size: 30) }
        for minibatches in epochs {
            #expect(minibatches.map(\.count) == [30, 30, 30, 10])
            #expect(minibatches.flatMap { $0 }.sorted() == Array(5..<105))
        }
        #expect(epochs[0] != epochs[1] && epochs[1] != epochs[2])
        var again = numbers(Tensor([0]))
        #expect(again.shuffledMinibatches(of: 5..<105, size: 30) == epochs[0])
    }

    @Test func `minibatches in order are cut without a remainder lost`() {
        let cut = { minibatches(of: $0, size: $1) }
        #expect(cut([7, 8, 9], 2) == [[7, 8], [9]])
        #expect(cut([7, 8], 5) == [[7, 8]])
        #expect(cut([], 5) == [])
    }

    enum Trap: String, Codable, CaseIterable {
        case size = "minibatches: the size is 0"
        case nothing = "an empty minibatch"

        func spring() {
            switch self {
            case .size: _ = minibatches(of: [1], size: 0)
            case .nothing:
                var trainer = numbers(Tensor([0]))
                _ = try? trainer.step([])
            }
        }
    }

    @Test(arguments: Trap.allCases)
    func `nothing to train on stops with a message`(_ trap: Trap) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [trap] in trap.spring() }
        expectMessage(trap.rawValue, from: result)
    }
}
