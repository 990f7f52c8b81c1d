import Course
import Notebook
import Recurrent

/// What is left out of an LSTM, and what the rest is to learn.
struct ApartSetting: Codable, Hashable {
    /// The gate that is held open, as an axis calls it.
    enum Missing: String, Codable, CaseIterable {
        case nothing = "whole"
        case inputGate = "I = 1"
        case forgetGate = "F = 1"
        case outputGate = "O = 1"
        /// The input gate is what the forget gate leaves.
        case separateGates = "I = 1 − F"
        /// What is seen of C is O ⊙ C.
        case outputTanh = "no tanh"
    }

    enum Task: String, Codable, CaseIterable {
        case adding, runningSum = "running sum"
    }

    /// All but the whole LSTM on the adding problem, which has been trained.
    static let all = Task.allCases.flatMap { task in
        Missing.allCases.map { ApartSetting(task: task, missing: $0) }
    }.filter { $0 != .whole }

    static let whole = ApartSetting(task: .adding, missing: .nothing)

    let task: Task
    let missing: Missing

    /// The squared errors while it is trained.
    func errors(
        inAdding length: Int, minibatches: Int, seed: UInt64, threads: Int
    ) throws -> [Double] {
        var generator = Generator(seed: seed)
        let cell = LSTMCell(task == .adding ? 2 : 3, 32, using: &generator)
        let layer =
            missing == .outputTanh
            ? AnyRecurrentLayer(Unrolled(TanhlessLSTM(cell: cell)))
            : AnyRecurrentLayer(Unrolled(PartialLSTM(cell, without: missing)))
        if task == .adding {
            return try layer.errorsInAdding(
                length, minibatches: minibatches, seed: seed, threads: threads,
                using: &generator)
        }
        var model = Predictor(layer, outputSize: 1, using: &generator)
        return try model.train(
            minibatches: minibatches, measuredEvery: AddingSetting.interval,
            threads: threads, seed: seed
        ) { GatesOfRunningSum.task(32, $0, &$1) }
    }
}

/// An LSTM cell with a gate held open, or two gates in one.
struct PartialLSTM: RecurrentCell {
    private var cell: LSTMCell
    private let isCoupled: Bool

    /// A gate with a bias of 100 is 1 to the last bit, and has no gradient.
    init(_ whole: LSTMCell, without missing: ApartSetting.Missing) {
        cell =
            switch missing {
            case .inputGate: whole.adding(100, to: .input)
            case .forgetGate: whole.adding(100, to: .forget)
            case .outputGate: whole.adding(100, to: .output)
            default: whole
            }
        isCoupled = missing == .separateGates
    }

    var inputSize: Int { cell.inputSize }
    var hiddenSize: Int { cell.hiddenSize }

    /// The cell to run. Since 1 − σ(x) = σ(−x), the input gate is the rest of the
    /// forget gate if its parameters are those with the other sign.
    private var coupled: LSTMCell {
        guard isCoupled else { return cell }
        let coupled = cell.parameters.map { parameter in
            let node = { (node: LSTMCell.Node) in parameter.columns(of: node) }
            return Tensor.concatenated([
                -node(.forget), node(.forget), node(.candidate), node(.output),
            ])
        }
        return cell.with(parameters: coupled)
    }

    func initialState(batchSize: Int) -> LSTMState {
        cell.initialState(batchSize: batchSize)
    }

    func callAsFunction(_ input: Tensor, _ state: LSTMState) -> LSTMState {
        coupled(input, state)
    }

    func states(
        reading input: some RecurrentInput, from state: LSTMState
    ) -> LSTMState {
        coupled.states(reading: input, from: state)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        cell.visitParameters(visit)
    }
}

/// An LSTM cell whose hidden state is H = O ⊙ C.
struct TanhlessLSTM: RecurrentCell {
    var cell: LSTMCell

    var inputSize: Int { cell.inputSize }
    var hiddenSize: Int { cell.hiddenSize }

    func initialState(batchSize: Int) -> LSTMState {
        cell.initialState(batchSize: batchSize)
    }

    func callAsFunction(_ input: Tensor, _ state: LSTMState) -> LSTMState {
        let weights = cell.weights
        let sums =
            affine(input, weights.inputWeight, weights.inputBias)
            + affine(state.hidden, weights.hiddenWeight, weights.hiddenBias)
        func node(_ node: LSTMCell.Node) -> Tensor { sums.columns(of: node) }
        let C =
            sigmoid(node(.forget)) * state.cell
            + sigmoid(node(.input)) * tanh(node(.candidate))
        return LSTMState(hidden: sigmoid(node(.output)) * C, cell: C)
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        cell.visitParameters(visit)
    }
}

/// What became of each LSTM on each task.
struct TakenApart {
    let runs: Experiment<ApartSetting, [Double]>
    /// The whole LSTM on the adding problem, for each seed.
    let whole: [[Double]]

    /// Single errors jump, so this is their geometric mean over the second half
    /// of training.
    func errors(_ task: ApartSetting.Task, _ missing: ApartSetting.Missing)
        -> [Double]
    {
        let setting = ApartSetting(task: task, missing: missing)
        return (setting == .whole ? whole : runs[setting]).map(\.lateMean)
    }

    func logarithm(_ task: ApartSetting.Task, _ missing: ApartSetting.Missing)
        -> Sample
    {
        Sample(errors(task, missing)).log
    }

    /// Median and range over the seeds.
    func figure(adding length: Int, caption: String) -> Figure {
        func panel(_ title: String, _ task: ApartSetting.Task) -> Panel {
            let kinds = ApartSetting.Missing.allCases
            let series = Series(
                "error", x: kinds.indices.map { Double($0) },
                over: kinds.map { errors(task, $0) }.transposed, style: .points,
                colour: .blue)
            return Panel(
                title: title,
                x: Axis("", range: -0.5...5.5, names: kinds.map(\.rawValue)),
                y: Axis("mean squared error", scale: .log),
                series: [series, .reference("whole LSTM", at: series.y[0])])
        }
        return Figure(
            title: "The LSTM taken apart", caption: caption,
            panels: [
                panel("adding problem, \(length) steps", .adding),
                panel("running sum, 32 steps", .runningSum),
            ])
    }
}

extension Notebook {
    /// Trains LSTMs with parts left out.
    /// - Parameter whole: those with none left out, which have learnt the adding
    ///   problem of so many steps.
    func drawTakenApart(
        minibatches: Int, adding length: Int,
        whole: Experiment<AddingSetting, [Double]>
    ) {
        let runs = experiment("taken-apart", of: ApartSetting.all) {
            try $0.errors(
                inAdding: length, minibatches: minibatches, seed: $1,
                threads: $2)
        }
        let apart = {
            TakenApart(runs: runs, whole: whole[AddingSetting(.lstm, length)])
        }
        figure("lstm-taken-apart") {
            apart().figure(
                adding: length,
                caption: "32 hidden units, \(minibatches) minibatches of 128, "
                    + "mean of the later half, \(seedRange)\(medianAndRange)")
        } claims: { _ in
            let error = apart().logarithm
            Claim(
                "an open input gate hurts the adding problem",
                error(.adding, .nothing) < error(.adding, .inputGate))
            Claim(
                "an open forget gate hurts the running sum",
                error(.runningSum, .nothing) < error(.runningSum, .forgetGate))
            Claim(
                "with coupled gates the adding problem is learnt better",
                error(.adding, .separateGates) < error(.adding, .nothing))
            Claim.undecided(
                nil, "whether an open forget gate hurts the adding problem",
                error(.adding, .forgetGate), error(.adding, .nothing))
            let change = { (missing: ApartSetting.Missing) in
                ApartSetting.Task.allCases.map {
                    error($0, missing) - error($0, .nothing)
                }.averaged
            }
            Claim.undecided(
                nil, "whether an open output gate hurts either",
                change(.outputGate), 0)
            Claim.undecided(
                nil, "whether tanh is of use", change(.outputTanh), 0)
        }
    }
}
