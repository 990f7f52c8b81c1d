import Foundation
import Synchronization
import Testing

@testable import Recurrent

/// Clipping and the rules that take a step.
@Suite struct TrainingRuleTests {
    let gradient = [normal(4, 5), normal(7, seed: 2)]

    /// One rounding for each element and one for the factor.
    @Test(arguments: [0.001, 0.5, 3] as [Double])
    func `clipping by norm caps the norm and keeps the direction`(_ limit: Double) {
        var clipped = gradient
        Clipping.norm(limit).clip(&clipped)
        #expect(gradient.norm > 3 && abs(clipped.norm - limit) < 1e-6 * limit)
        let factor = Tensor(Float(limit / gradient.norm))
        expectClose(clipped, gradient.map { $0 * factor }, 1e-6, relative: true)
    }

    @Test func `the norm is that of all parameters together`() {
        var gradient = [Tensor([3]), Tensor([0, -4])]
        #expect(gradient.norm == 5)
        Clipping.norm(1).clip(&gradient)
        expectClose(gradient, [Tensor([0.6]), Tensor([0, -0.8])], 1e-6)
    }

    @Test func `a small gradient is left untouched`() {
        for clipping in [Clipping.norm(gradient.norm), .norm(1e9), .value(100)] {
            var clipped = gradient
            clipping.clip(&clipped)
            #expect(clipped == gradient)
        }
        var zero = [Tensor([0, 0])]
        Clipping.norm(1).clip(&zero)
        #expect(zero[0].scalars == [0, 0])
    }

    @Test func `clipping by value cuts each element for itself`() {
        var gradient = [Tensor([-3, -0.5, 0, 0.4, 0.6])]
        Clipping.value(0.5).clip(&gradient)
        #expect(gradient[0].scalars == [-0.5, -0.5, 0, 0.4, 0.5])
    }

    @Test func `gradient descent goes against the gradient`() {
        var (rule, model) = (SGD(learningRate: 0.5), [Tensor([1, 2]), Tensor([3])])
        rule.update(&model, along: [Tensor([2, -4]), Tensor([0])])
        #expect(model[0].scalars == [0, 4] && model[1].scalars == [3])
    }

    /// With both moments corrected for their start at zero, g / √g² is the gradient's sign.
    @Test(arguments: [1e-3, 1, 1e3] as [Float])
    func `Adam's first step is the learning rate, whatever the gradient's size`(_ size: Float) {
        var (rule, model) = (Adam(learningRate: 0.1), [Tensor([1, 1]), Tensor([1])])
        rule.update(&model, along: [Tensor([size, -size]), Tensor([3 * size])])
        expectClose(model, [Tensor([0.9, 1.1]), Tensor([0.9])], 1e-5)
    }

    /// A second gradient of the other sign leaves the mean 0.9 · 0.1 − 0.1 = −0.01, corrected by
    /// 1 − 0.9² = 0.19; the mean square stays 1.
    @Test func `Adam's second step worked by hand`() {
        var (rule, model) = (Adam(learningRate: 0.1), Tensor([1]))
        rule.update(&model, along: Tensor([1]))
        rule.update(&model, along: Tensor([-1]))
        expectClose(model, Tensor([1 - 0.1 + 0.1 * 0.01 / 0.19]), 1e-5)
    }

    @Test func `a factor does what scaling the gradient does`() {
        func expectSame(_ rule: some Optimizer) {
            var (one, other) = (rule, rule)
            var (model, copy) = (normal(100), normal(100))
            for seed: UInt64 in 2...4 {
                let gradient = normal(100, seed: seed)
                one.update(&model, along: gradient, scaledBy: 0.25, threadCount: 1)
                other.update(&copy, along: gradient * 0.25)
            }
            #expect(model == copy)
        }
        expectSame(SGD(learningRate: 0.5))
        expectSame(Adam(learningRate: 0.5))
    }

    /// 100,000 elements are cut into as many ranges as there are threads, up to six.
    @Test(arguments: [2, 3, 8])
    func `any number of threads takes the same steps bit for bit`(_ threadCount: Int) {
        func expectSame(_ rule: some Optimizer) {
            var (one, many) = (rule, rule)
            var model = [normal(100_000), normal(3, seed: 2)]
            var copy = model
            for seed in 3...4 {
                let gradient = [normal(100_000, seed: UInt64(seed)), normal(3)]
                #expect(gradient.norm(threadCount: threadCount) == gradient.norm)
                one.update(&model, along: gradient)
                many.update(&copy, along: gradient, scaledBy: 1, threadCount: threadCount)
                model.accumulate(gradient, threadCount: 1)
                copy.accumulate(gradient, threadCount: threadCount)
            }
            #expect(model == copy)
        }
        expectSame(SGD(learningRate: 0.1))
        expectSame(Adam(learningRate: 0.1))
    }

    @Test func `ranges cover every element once`() {
        for (count, threadCount) in [(0, 4), (1, 4), (16_383, 4), (100_003, 1), (100_003, 3)] {
            let marks = Mutex([Int](repeating: 0, count: count))
            parallelRanges(of: count, threadCount: threadCount) { range in
                marks.withLock { marks in for i in range { marks[i] += 1 } }
            }
            #expect(marks.withLock { $0 } == [Int](repeating: 1, count: count))
        }
    }
}
