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

    @Test mutating func `stacked one-layer networks are one deep network bit for bit`() {
        let run = Run(deepRNN())
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

    @Test mutating func `a stack of one layer is that layer`() {
        let run = Run(deepRNN(1))
        let alone = run.layer.layers[0](run.input, from: run.state[0])
        #expect(run.results == [alone.outputs, alone.state])
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

    @Test mutating func `every gradient of a stack equals central differences`() {
        expectGradient(at: Run(deepRNN())) { weighted($0.results) }
        let lower = Unrolled(StepByStep(GRUCell(2, 3, using: &generator)))
        let stack = Stacked(lower, LSTM(3, 4, using: &generator))
        expectGradient(at: Run(stack, RunSize(steps: 3))) { weighted($0.results) }
    }

    @Test mutating func `a state carried over equals one run over the whole`() {
        let run = Run(deepRNN())
        expectSame(run, run, \.results) { $0.results(cutAt: 3) }
        let lower = Bidirectional { GRU(2, 3, using: &generator) }
        let mixed = Stacked(
            deepRNN(2), Stacked(LSTM(5, 4, using: &generator), RNN(4, 3, using: &generator)))
        expectSame(Run(mixed), Run(mixed), \.results) { $0.results(cutAt: 1) }
        #expect(Stacked(lower, LSTM(6, 4, using: &generator)).inputSize == 2)
    }

    @Test mutating func `a mixed stack is its layers one after the other`() {
        let (gru, lstm) = (GRU(2, 3, using: &generator), LSTM(3, 4, using: &generator))
        let run = Run(Stacked(gru, lstm))
        let below = gru(run.input, from: run.state.lower)
        let above = lstm(below.outputs, from: run.state.upper)
        #expect(
            run.results == [above.outputs, below.state, above.state.hidden, above.state.cell])
        #expect(run.state.hidden == run.state.upper.hidden)
        #expect(run.layer.hiddenSize == 4)
    }

    @Test mutating func `tokens act as their one-hot vectors`() {
        expectTokensActAsOneHotVectors(
            Deep(layerCount: 2, inputSize: 7) { GRU($0, 5, using: &generator) })
        let bottom = LSTM(7, 3, using: &generator)
        expectTokensActAsOneHotVectors(Stacked(bottom, RNN(3, 4, using: &generator)))
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

    @Test mutating func `dropout in a mixed stack acts between its layers`() {
        let (gru, lstm) = (GRU(2, 3, using: &generator), LSTM(3, 4, using: &generator))
        let input = normal(4, 3, 2)
        let noise = Generator(seed: 1)
        let stack = Stacked(gru, lstm, dropout: 0.5)
        let wet = stack(input, from: nil, validLengths: nil, noise: noise)
        let dropped = Dropout(0.5)(gru(input).outputs, noise: noise.stream(1))
        #expect(wet.outputs == lstm(dropped).outputs)
        #expect(stack(input).outputs == lstm(gru(input).outputs).outputs)
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

    enum Trap: String, Codable, CaseIterable {
        case empty = "Deep: a stack of no layers"
        case sizes = "a layer that writes 5 numbers a step is below one that reads 2"
        case dropout = "Dropout: the rate 1.0 is not in [0, 1)"
        case states = "Deep: 1 states for 2 layers"
        case stacked = "a layer that writes 5 numbers a step is below one that reads 4"

        func spring() {
            let rnn = RNN(RNNTests.cell())
            switch self {
            case .empty: _ = Deep<RNN>([])
            case .sizes: _ = Deep([rnn, rnn])
            case .dropout: _ = Deep([rnn], dropout: 1)
            case .states:
                let deep = Deep([rnn, RNN(RNNTests.cell(5, 5))])
                _ = deep(Tensor(zeros: [4, 3, 2]), from: [Tensor(zeros: [3, 5])])
            case .stacked: _ = Stacked(rnn, RNN(RNNTests.cell(4, 5)))
            }
        }
    }

    @Test(arguments: Trap.allCases)
    func `a stack that does not fit stops with a message`(_ trap: Trap) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [trap] in trap.spring() }
        expectMessage(trap.rawValue, from: result)
    }
}
