import Course
import Testing

@testable import Recurrent

@Suite struct SequenceTaskTests {
    @Test func `the adding problem marks one number in each half and answers with their mean`() {
        let task = seeded(3) { SequenceTask.adding(stepCount: 9, batchSize: 50, using: &$0) }
        for sequence in 0..<50 {
            let marked = (0..<9).filter { task.inputs[$0, sequence, 1] == 1 }
            #expect(marked.count == 2 && marked[0] < 4 && marked[1] >= 4)
            let sum = marked.reduce(0) { $0 + task.inputs[$1, sequence, 0] }
            #expect(abs(task.targets[sequence, 0] - (0.5 + sum / 4)) < 1e-6)
        }
    }

    /// Numbers from [−1, 1] have variance 1/3, so the answer has 2 · 1/3 / 16 = 1/24. The variance
    /// of 20,000 squared errors' mean leaves a standard deviation below 0.0004.
    @Test func `always answering a half costs one twenty-fourth`() {
        let task = seeded(4) { SequenceTask.adding(stepCount: 4, batchSize: 20_000, using: &$0) }
        let error = squaredError(Tensor(repeating: 0.5, shape: [20_000, 1]), task.targets).mean
        #expect(abs(error - 1.0 / 24) < 0.002)
    }

    @Test func `the running sum skips noise, adds what is marked and resets at a delimiter`() {
        var generator = Generator(seed: 5)
        let task = SequenceTask.runningSum(
            stepCount: 200, batchSize: 1, shares: (0.5, 0.3, 0.2), using: &generator)
        var sum: Float = 0
        for (step, event) in task.events.enumerated() {
            switch event {
            case .skip: break
            case .add: sum += task.inputs[step, 0, 0]
            case .reset: sum = 0
            }
            #expect(task.targets[step, 0, 0] == sum)
        }
        #expect(Set(task.events) == [.skip, .add, .reset])
    }

    @Test func `a regressor learns to repeat the number it sees`() throws {
        var generator = Generator(seed: 6)
        var model = Predictor(RNN(3, 8, using: &generator), outputSize: 1, using: &generator)
        let errors = try model.train(
            minibatches: 120, size: 64, measuredEvery: 60, threads: 2, seed: 7
        ) { .runningSum(stepCount: 4, batchSize: $0, shares: (0, 0.5, 0.5), using: &$1) }
        #expect(errors.count == 2)
        #expect(errors[1] < errors[0] && errors[1] < 0.05)
    }
}
