import Notebook
import Recurrent

/// A GRU from which gates are left out (D2L's exercise 4).
nonisolated struct PartialGRU: RecurrentCell {
    enum Gates: String, CaseIterable {
        case both, reset, update, neither

        var haveReset: Bool { self == .both || self == .reset }
        var haveUpdate: Bool { self == .both || self == .update }
    }

    var whole: ScratchGRU
    let gates: Gates

    var inputSize: Int { whole.inputSize }
    var hiddenSize: Int { whole.hiddenSize }

    init(
        _ inputSize: Int, _ hiddenSize: Int, gates: Gates,
        using generator: inout Generator
    ) {
        whole = ScratchGRU(GRUCell(inputSize, hiddenSize, using: &generator))
        self.gates = gates
    }

    func initialState(batchSize: Int) -> Tensor {
        whole.initialState(batchSize: batchSize)
    }

    func callAsFunction(_ X: Tensor, _ H: Tensor) -> Tensor {
        let (R, Z) = whole.gates(X, H)
        let open = Tensor(repeating: 1, shape: R.shape)
        let candidate = whole.candidate(
            X, H, reset: gates.haveReset ? R : open)
        return gates.haveUpdate ? Z * H + (1 - Z) * candidate : candidate
    }

    mutating func visitParameters(_ visit: ParameterVisitor) {
        whole.visitParameters(visit)
    }
}

/// The errors of one choice of gates on one task, every 20 minibatches.
nonisolated struct GateErrors: Encodable {
    static let interval = 20

    let task: String
    let gates: String
    let errors: [Double]
}

/// Trains each choice of gates on a task of short and one of long dependencies.
func gateErrors(
    minibatches: (short: Int, long: Int), threads: Int, seed: UInt64
) throws -> [GateErrors] {
    func errors(
        _ task: String, channels: Int, minibatches: Int,
        _ draw: @escaping @Sendable (Int, inout Generator) -> SequenceTask
    ) throws -> [GateErrors] {
        try PartialGRU.Gates.allCases.map { gates in
            var generator = Generator(seed: seed)
            let cell = PartialGRU(channels, 16, gates: gates, using: &generator)
            var model = Regressor(Unrolled(cell), using: &generator)
            let errors = try model.train(
                minibatches: minibatches, size: 64,
                measuredEvery: GateErrors.interval, threads: threads,
                seed: seed, on: draw)
            show("\(task), \(gates): squared error", errors.last ?? .nan)
            return GateErrors(task: task, gates: gates.rawValue, errors: errors)
        }
    }
    return try errors("short", channels: 3, minibatches: minibatches.short) {
        .runningSum(
            stepCount: 16, batchSize: $0, shares: (0, 0.7, 0.3), using: &$1)
    }
        + errors("long", channels: 2, minibatches: minibatches.long) {
            .adding(stepCount: 40, batchSize: $0, using: &$1)
        }
}

func gatesFigure(_ errors: [GateErrors], seed: UInt64) -> Figure {
    let looks: [String: (name: String, colour: Colour)] = [
        "both": ("both gates", .blue), "reset": ("only reset", .vermilion),
        "update": ("only update", .green), "neither": ("neither", .grey),
    ]
    func panel(_ title: String, _ task: String) -> Panel {
        Panel(
            title: title, x: Axis("minibatches"),
            y: Axis("mean squared error", scale: .log),
            series: errors.filter { $0.task == task }.map { run in
                let (name, colour) = looks[run.gates] ?? (run.gates, .grey)
                let x = run.errors.indices.map {
                    Double(($0 + 1) * GateErrors.interval)
                }
                return Series(name, x: x, y: run.errors, colour: colour)
            })
    }
    return Figure(
        title: "A GRU with gates left out",
        caption: "16 hidden units, Adam at 0.01, minibatches of 64, "
            + "reset before the product, seed \(seed)",
        panels: [
            panel("short: running sum, many resets", "short"),
            panel("long: adding problem, 40 steps", "long"),
        ],
        columns: 2)
}
