import Foundation
import Testing

@testable import Recurrent

extension Seq2SeqConfiguration {
    static func small(
        _ embeddingSize: Int, _ hiddenSize: Int, dropout: Double = 0.2
    ) -> Seq2SeqConfiguration {
        var small = Seq2SeqConfiguration()
        (small.embeddingSize, small.dropout) = (embeddingSize, dropout)
        (small.encoderHiddenSize, small.decoderHiddenSize) = (hiddenSize, hiddenSize)
        return small
    }
}

/// Small models of every kind.
private let configurations: [Seq2SeqConfiguration] = {
    let small = Seq2SeqConfiguration.small(3, 4, dropout: 0)
    func with(_ change: (inout Seq2SeqConfiguration) -> Void) -> Seq2SeqConfiguration {
        var other = small
        change(&other)
        return other
    }
    return Seq2SeqConfiguration.Cell.allCases.map { cell in with { $0.cell = cell } } + [
        with { $0.context = .start },
        with { $0.isBidirectional = true },
        with { ($0.decoderHiddenSize, $0.decoderLayerCount) = (5, 1) },
        with { ($0.cell, $0.isBidirectional, $0.encoderLayerCount) = (.lstm, true, 1) },
        with { $0.attention = .dot },
        with { ($0.attention, $0.isBidirectional) = (.additive, true) },
        with { $0.reversesSource = true },
        with { $0.sourceStepCount = 6 },
    ]
}()

/// Pairs of 2 to 5 tokens over vocabularies of 7 and 6, where token 0 pads.
private struct SmallBatch {
    var sources: [[Int32]] = [[3, 1, 4, 1, 2], [5, 2], [6, 5, 2]]
    var targets: [[Int32]] = [[4, 2], [3, 3, 5, 2], [5, 4, 2]]
    var sourceSteps = 6
    var targetSteps = 5
    /// What stands in the padding.
    var padding: Int32 = 0

    var batch: TranslationBatch {
        TranslationBatch(
            source: lay(sources, sourceSteps), sourceLengths: sources.map(\.count),
            inputs: lay(targets.map { [1] + $0.dropLast() }, targetSteps),
            targets: lay(targets, targetSteps), targetLengths: targets.map(\.count))
    }

    private func lay(_ sequences: [[Int32]], _ steps: Int) -> Tokens {
        let indices = (0..<steps).flatMap { step in
            sequences.map { step < $0.count ? $0[step] : padding }
        }
        return Tokens(stepCount: steps, batchSize: sequences.count, indices: indices)
    }
}

private func model(_ configuration: Seq2SeqConfiguration) -> Seq2Seq {
    seeded(10) {
        Seq2Seq(configuration, sourceVocabularySize: 7, targetVocabularySize: 6, using: &$0)
    }
}

extension TranslationBatch {
    fileprivate func pair(_ pair: Int) -> TranslationBatch {
        func column(_ tokens: Tokens) -> Tokens {
            let indices = (0..<tokens.stepCount).map { Int32(tokens[$0, pair]) }
            return Tokens(stepCount: tokens.stepCount, batchSize: 1, indices: indices)
        }
        return TranslationBatch(
            source: column(source), sourceLengths: [sourceLengths[pair]], inputs: column(inputs),
            targets: column(targets), targetLengths: [targetLengths[pair]])
    }
}

extension Seq2Seq {
    fileprivate func read(_ batch: TranslationBatch) -> Seq2SeqState {
        read(batch.source, validLengths: batch.sourceLengths)
    }
}

@Suite struct Seq2SeqTests {
    private let batch = SmallBatch().batch

    @Test(arguments: configurations)
    private func `gradients are right`(configuration: Seq2SeqConfiguration) {
        // N(0, 1) embeddings and unit gates would make third derivatives large.
        var calm = model(configuration)
        calm.scale(by: 0.5)
        expectGradient(at: calm, tolerance: 5e-3) { $0.loss(batch).sum }
    }

    /// Notes 10.7.2: whatever the length of the source, the state has one shape.
    @Test(arguments: configurations.filter { $0.attention == nil })
    private func `the context has the same shape for any source`(
        configuration: Seq2SeqConfiguration
    ) {
        let model = model(configuration)
        let shapes = [1, 2, 9].map { steps in
            let source = Tokens(
                stepCount: steps, batchSize: 2, indices: [Int32](repeating: 3, count: 2 * steps))
            return model.read(source, validLengths: nil).parameters.map(\.shape)
        }
        #expect(shapes[0] == shapes[1] && shapes[1] == shapes[2])
    }

    @Test(arguments: configurations.filter { $0.sourceStepCount == nil })
    private func `what stands in the padding changes neither loss nor gradient`(
        configuration: Seq2SeqConfiguration
    ) {
        func result(_ padding: Int32) -> ValueAndGradient<Seq2Seq> {
            let batch = SmallBatch(padding: padding).batch
            return valueAndGradient(at: model(configuration)) { $0.loss(batch).sum }
        }
        let (zeros, fours) = (result(0), result(4))
        #expect(zeros.value == fours.value)
        #expect(zeros.gradient.parameters == fours.gradient.parameters)
    }

    @Test(arguments: configurations.filter { $0.sourceStepCount == nil })
    private func `how much padding there is does not matter`(
        configuration: Seq2SeqConfiguration
    ) {
        let model = model(configuration)
        let batches = [
            SmallBatch(sourceSteps: 5, targetSteps: 4).batch,
            SmallBatch(sourceSteps: 25, targetSteps: 19).batch,
        ]
        let losses = batches.map { model.loss($0) }
        #expect(losses[0].count == 9 && losses[1].count == 9)
        #expect(abs(losses[0].mean - losses[1].mean) < 1e-6)
        let contexts = batches.map { batch in
            var state = model.read(batch)
            state.memory = nil  // It has a place for every step, padding too.
            return state.parameters
        }
        expectClose(contexts[0], contexts[1], 1e-6)
    }

    @Test(arguments: configurations)
    private func `pairs cost side by side what they cost one by one`(
        configuration: Seq2SeqConfiguration
    ) {
        let model = model(configuration)
        let together = valueAndGradient(at: model) { $0.loss(batch).sum }
        let apart = batch.targetLengths.indices.map { pair in
            valueAndGradient(at: model) { $0.loss(batch.pair(pair)).sum }
        }
        #expect(abs(together.value - apart.reduce(0) { $0 + $1.value }) < 1e-4)
        var sum = apart[0].gradient
        for part in apart.dropFirst() { sum.accumulate(part.gradient, threadCount: 1) }
        expectClose(together.gradient.parameters, sum.parameters, 1e-4)
    }

    @Test func `an encoder that reads padding as text is changed by it`() {
        let model = model(configurations[configurations.count - 1])
        let contexts = [0, 4].map { model.read(SmallBatch(padding: $0).batch).hidden }
        #expect(contexts[0] != contexts[1])
    }

    @Test func `without a mask every position counts`() {
        #expect(model(configurations[1]).loss(batch, mask: .none).count == 15)
    }

    @Test(arguments: configurations)
    private func `step by step the decoder computes what it does in one go`(
        configuration: Seq2SeqConfiguration
    ) {
        let model = model(configuration)
        let start = model.read(batch)
        let atOnce = model.decoder(batch.inputs, from: start)
        var state = start
        var steps: [Tensor] = []
        for step in 0..<batch.inputs.stepCount {
            let next = model.decoder(batch.inputs.step(step), from: state)
            steps.append(model.decoder.logits(next.outputs).unstacked()[0])
            #expect(next.state.context == start.context)
            state = next.state
        }
        expectClose(.stacked(steps), model.decoder.logits(atOnce.outputs), 1e-5)
        expectClose(state.parameters, atOnce.state.parameters, 1e-5)
    }

    /// Notes 10.7.2: the context is the encoder's state after the last token, of each source its
    /// own.
    @Test func `the context is the top layer's state after the last valid token`() {
        let encoder = model(configurations[1]).encoder
        let encoding = encoder(batch.source, validLengths: batch.sourceLengths)
        for (sequence, length) in batch.sourceLengths.enumerated() {
            let last = encoding.outputs.unstacked()[length - 1].unstacked()[sequence]
            #expect(encoding.state.hidden.unstacked()[sequence] == last)
        }
    }

    /// Notes 10.7.3 ① and ②.
    @Test func `the encoder's states start the decoder where the two sides agree`() {
        let model = model(configurations[1])
        let encoding = model.encoder(batch.source, validLengths: batch.sourceLengths)
        #expect(model.decoder.bridge == nil)
        let state = model.decoder.initialState(encoding)
        #expect(state.recurrent.parameters == encoding.state.parameters)
        #expect(state.context == encoding.state.hidden)
    }

    @Test(arguments: configurations)
    private func `every position has a distribution over all tokens`(
        configuration: Seq2SeqConfiguration
    ) {
        let model = model(configuration)
        let state = model.read(batch)
        let hidden = model.decoder(batch.inputs, from: state).outputs
        let probabilities = softmax(model.decoder.logits(hidden))
        #expect(probabilities.shape == [5, 3, 6])
        for sum in probabilities.summed(to: [5, 3, 1]).scalars { #expect(abs(sum - 1) < 1e-6) }
    }

    @Test func `a reversed source is read from its last word to its first`() {
        var configuration = configurations[1]
        let forward = model(configuration)
        configuration.reversesSource = true
        let backward = model(configuration)
        let turned = batch.source.reversed(within: batch.sourceLengths)
        let expected = forward.read(turned, validLengths: batch.sourceLengths).parameters
        #expect(backward.read(batch).parameters == expected)
    }

    @Test(arguments: configurations)
    private func `sequences of a state can be chosen, repeated and reordered`(
        configuration: Seq2SeqConfiguration
    ) {
        let state = model(configuration).read(batch)
        for (part, whole) in zip(state.rows([2, 0, 2]).parameters, state.parameters) {
            let rows = whole.unstacked()
            #expect(part.unstacked() == [rows[2], rows[0], rows[2]])
        }
        let parts = [[0, 1], [2]].map { state.rows($0) }
        #expect(Seq2SeqState.joined(parts).parameters == state.parameters)
    }
}

/// What the decoder reads in training.
@Suite struct ForcingTests {
    private let translator = model(configurations[1])
    private let batch = SmallBatch().batch

    private func gradient(
        _ batch: TranslationBatch, _ forcing: Forcing
    ) -> ValueAndGradient<Seq2Seq> {
        valueAndGradient(at: translator) { model in
            model.loss(batch, forcing: forcing, noise: Generator(seed: 3)).sum
        }
    }

    /// The batch with the decoder's own likeliest tokens before each position.
    private var ownWords: TranslationBatch {
        var state = translator.read(batch)
        var tokens = batch.inputs.step(0)
        var inputs = tokens.indices
        for _ in 1..<batch.inputs.stepCount {
            let next = translator.decoder(tokens, from: state)
            state = next.state
            let own = translator.decoder.logits(next.outputs).argmax().map(Int32.init)
            tokens = Tokens(stepCount: 1, batchSize: own.count, indices: own)
            inputs += own
        }
        return TranslationBatch(
            source: batch.source, sourceLengths: batch.sourceLengths,
            inputs: Tokens(stepCount: 5, batchSize: 3, indices: inputs),
            targets: batch.targets, targetLengths: batch.targetLengths)
    }

    private func expectSame(
        _ a: ValueAndGradient<Seq2Seq>, _ b: ValueAndGradient<Seq2Seq>,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(abs(a.value - b.value) < 1e-5, sourceLocation: sourceLocation)
        expectClose(
            a.gradient.parameters, b.gradient.parameters, 1e-5, sourceLocation: sourceLocation)
    }

    @Test func `running free is being forced with one's own words`() {
        let (free, forced) = (gradient(batch, .free), gradient(ownWords, .teacher))
        expectSame(free, forced)
        #expect(free.value != gradient(batch, .teacher).value)
    }

    @Test func `scheduled sampling lies between the teacher and running free`() {
        expectSame(gradient(batch, .scheduled(1)), gradient(batch, .teacher))
        expectSame(gradient(batch, .scheduled(0)), gradient(batch, .free))
    }

    @Test func `when not training the teacher always forces`() {
        let losses = [Forcing.teacher, .free].map { translator.loss(batch, forcing: $0).mean }
        #expect(losses[0] == losses[1])
    }
}
