import Course
import Notebook
import Recurrent

/// What is left out of an LSTM, and what the rest is to learn.
struct ApartSetting: Codable, Hashable {
    enum Missing: String, Codable, CaseIterable {
        case nothing = "whole"
        case inputGate = "input open"
        case forgetGate = "forget open"
        case outputGate = "output open"
        /// The input gate is what the forget gate leaves: I = 1 − F.
        case separateGates = "coupled"
        /// What is seen of C is O ⊙ C.
        case outputTanh = "no tanh"

        /// For an axis.
        var label: String {
            switch self {
            case .inputGate: "I = 1"
            case .forgetGate: "F = 1"
            case .outputGate: "O = 1"
            case .separateGates: "I = 1 − F"
            default: rawValue
            }
        }
    }

    enum Task: String, Codable, CaseIterable { case adding, runningSum }

    static let all = Task.allCases.flatMap { task in
        Missing.allCases.map { ApartSetting(task: task, missing: $0) }
    }

    let task: Task
    let missing: Missing

    /// The squared error after training.
    func error(minibatches: Int, seed: UInt64, threads: Int) throws -> Double {
        var generator = Generator(seed: seed)
        let cell = LSTMCell(task == .adding ? 2 : 3, 32, using: &generator)
        let layer =
            missing == .outputTanh
            ? AnyRecurrentLayer(Unrolled(TanhlessLSTM(cell: cell)))
            : AnyRecurrentLayer(Unrolled(PartialLSTM(cell, without: missing)))
        if task == .adding {
            return try layer.errorsInAdding(
                50, minibatches: minibatches, seed: seed, threads: threads,
                using: &generator
            ).last ?? .nan
        }
        var model = Predictor(layer, outputSize: 1, using: &generator)
        return try model.train(
            minibatches: minibatches, threads: threads, seed: seed
        ) { GatesOfRunningSum.task(32, $0, &$1) }[0]
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
        func coupled(_ parameter: Tensor) -> Tensor {
            func node(_ node: LSTMCell.Node) -> Tensor {
                parameter.columns(of: node)
            }
            return .concatenated([
                -node(.forget), node(.forget), node(.candidate), node(.output),
            ])
        }
        return cell.with(parameters: cell.parameters.map(coupled))
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

extension Notebook {
    /// Trains LSTMs with parts left out.
    func drawTakenApart(minibatches: Int) {
        let runs = experiment("taken-apart", of: ApartSetting.all) {
            try $0.error(minibatches: minibatches, seed: $1, threads: $2)
        }
        figure("lstm-taken-apart") {
            takenApartFigure(
                runs,
                caption: "32 hidden units, \(minibatches) minibatches of 128, "
                    + "\(seedRange): median and range")
        } claims: { _ in
            let error = {
                (task: ApartSetting.Task, missing: ApartSetting.Missing) in
                runs.sample(ApartSetting(task: task, missing: missing)) { $0 }
                    .log
            }
            Claim(
                "an open input or forget gate hurts the running sum",
                error(.runningSum, .nothing) < error(.runningSum, .inputGate),
                error(.runningSum, .nothing) < error(.runningSum, .forgetGate))
            Claim(
                "with coupled gates both tasks are learnt better",
                every(ApartSetting.Task.allCases) {
                    error($0, .separateGates) < error($0, .nothing)
                })
            Claim.undecided(
                nil, "whether an open input gate hurts the adding problem",
                error(.adding, .inputGate), error(.adding, .nothing))
            Claim.undecided(
                nil, "whether an open forget gate does",
                error(.adding, .forgetGate), error(.adding, .nothing))
            Claim.undecided(
                nil, "whether an open output gate hurts the running sum",
                error(.runningSum, .outputGate), error(.runningSum, .nothing))
        }
    }
}

/// The error of each on both tasks: median and range over the seeds.
private func takenApartFigure(
    _ errors: Experiment<ApartSetting, Double>, caption: String
) -> Figure {
    func panel(_ title: String, _ task: ApartSetting.Task) -> Panel {
        let kinds = ApartSetting.Missing.allCases
        let runs = kinds.map { errors[ApartSetting(task: task, missing: $0)] }
        let series = Series(
            "error", x: kinds.indices.map { Double($0) }, over: runs.transposed,
            style: .points, colour: .blue)
        return Panel(
            title: title,
            x: Axis("", range: -0.5...5.5, names: kinds.map(\.label)),
            y: Axis("mean squared error", scale: .log),
            series: [series, .reference("whole LSTM", at: series.y[0])])
    }
    return Figure(
        title: "The LSTM taken apart", caption: caption,
        panels: [
            panel("adding problem, 50 steps", .adding),
            panel("running sum, 32 steps", .runningSum),
        ])
}
