import Course
import Foundation
import Testing

@testable import Recurrent

@Suite struct DeepTests {
    private var generator = Generator(seed: 6)

    private mutating func deepRNN(_ layerCount: Int = 3, dropout: Double = 0) -> Deep<RNN> {
        Deep(layerCount: layerCount, inputSize: 2, dropout: dropout) {
            RNN($0, 5, using: &generator)
        }
    }

    /// D2L, section 10.3, with φ = tanh: H⁽ˡ⁾ = φ(H⁽ˡ⁻¹⁾ W_x + H⁽ˡ⁾ W_h + b), layer above layer at
    /// every step.
    @Test mutating func `a deep RNN is its equation, values and gradients`() {
        let run = Run(deepRNN())
        expectSame(run, run, \.results) { run in
            var (states, outputs) = (run.state, [Tensor]())
            for input in run.input.unstacked() {
                var below = input
                for (index, layer) in run.layer.layers.enumerated() {
                    let cell = layer.cell
                    let bias = cell.weights.inputBias + cell.weights.hiddenBias
                    below = tanh(
                        matmul(below, cell.weights.inputWeight)
                            + matmul(states[index], cell.weights.hiddenWeight)
                            + bias)
                    states[index] = below
                }
                outputs.append(below)
            }
            return [.stacked(outputs)] + states
        }
    }

    @Test(arguments: [1, 3])
    mutating func `stacked one-layer networks are one deep network bit for bit`(_ count: Int) {
        let run = Run(deepRNN(count))
        let deep = valueAndGradient(at: run) { weighted($0.results) }
        let stacked = valueAndGradient(at: run) { run in
            var (outputs, states) = (run.input, [Tensor]())
            for (layer, state) in zip(run.layer.layers, run.state) {
                let recurrence = layer(outputs, from: state)
                outputs = recurrence.outputs
                states.append(recurrence.state)
            }
            return weighted([outputs] + states)
        }
        #expect(deep.value == stacked.value)
        #expect(deep.gradient.parameters == stacked.gradient.parameters)
    }

    /// The outputs are the top layer's states. Where it reads nothing of the layer below, because
    /// its input weight is zero, no gradient arrives there.
    @Test mutating func `the outputs read the layers below through those above alone`() {
        let run = Run(deepRNN())
        #expect(run.results[0].unstacked().last == run.layer(run.input, from: run.state).state[2])
        var cut = run
        cut.layer.layers[2].cell.weights.inputWeight = Tensor(zeros: [5, 5])
        func gradient(_ run: Run<Deep<RNN>>) -> Run<Deep<RNN>> {
            valueAndGradient(at: run) { weighted([$0.results[0]]) }.gradient
        }
        let (whole, severed) = (gradient(run), gradient(cut))
        for lower in 0..<2 {
            let parameters = severed.layer.layers[lower].parameters + [severed.state[lower]]
            #expect(parameters.allSatisfy { $0.norm == 0 })
            #expect(whole.layer.layers[lower].parameters.allSatisfy { $0.norm > 0 })
        }
        #expect(severed.input.norm == 0 && whole.input.norm > 0)
        #expect(severed.layer.layers[2].cell.weights.hiddenWeight.norm > 0)
    }

    @Test mutating func `dropout acts between layers and only while training`() {
        let run = Run(deepRNN(dropout: 0.5))
        let (layers, input) = (run.layer.layers, run.input)
        let dry = Deep(layers)(input)
        #expect(run.layer(input).outputs == dry.outputs)
        let noise = Generator(seed: 1)
        let wet = run.layer(input, from: nil, validLengths: nil, noise: noise)
        var below = layers[0](input).outputs
        for (index, layer) in layers.enumerated().dropFirst() {
            below = layer(Dropout(0.5)(below, noise: noise.stream(index).stream(0))).outputs
        }
        #expect(wet.outputs == below)
        #expect(wet.outputs != dry.outputs)
    }

    @Test mutating func `a trainer's generator reaches the dropout of a language model`() throws {
        let corpus = try Corpus(text: String(repeating: "the time machine by h g wells ", count: 9))
        let windows = try Windows(corpus, stepCount: 8, trainingCount: 128, validationCount: 64)
        let size = corpus.vocabulary.count
        let layers = Deep(layerCount: 2, inputSize: size) { RNN($0, 8, using: &generator) }.layers
        let head = Linear(8, size, using: &generator)
        let training = TrainingSettings(
            epochs: 1, learningRate: 0, batchSize: 64, threadCount: 2)
        func curve(dropout: Double) throws -> LearningCurve {
            var (model, generator) = (
                LanguageModel(layer: Deep(layers, dropout: dropout), head: head), generator
            )
            return try model.train(training, on: windows, using: &generator)
        }
        let (dry, wet) = (try curve(dropout: 0), try curve(dropout: 0.5))
        #expect(dry.validation == wet.validation)
        #expect(dry.training[0].value != wet.training[0].value)
        #expect(wet.training == (try curve(dropout: 0.5)).training)
    }
}
