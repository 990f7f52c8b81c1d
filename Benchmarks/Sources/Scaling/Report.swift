import Foundation
import Notebook

extension Measured {
    /// The networks in the order of their measurement.
    var networks: [(name: String, network: Network)] {
        groups.filter { !$0.messages.isEmpty }.map { ($0.network, Network(fitting: $0.messages)) }
    }

    /// What the model says of a group's step.
    func predicted(_ step: Group.Step, of group: Group) -> Double {
        let network = networks.first { $0.name == group.network }?.network
        return StepModel(
            compute: group.processes == 1 ? alone! : beside!,
            network: network ?? Network(latency: 0, bandwidth: .infinity)
        ).seconds(batch: step.batch, processes: group.processes)
    }

    /// All that was measured, as Markdown.
    var table: String {
        let shape = Shape()
        var lines = [("alone", alone!), ("beside a second", beside!)].map { name, compute in
            String(
                format: "%@: shard %.1f ms (%.0f GFLOP/s), norm %.1f ms, optimiser %.1f ms, "
                    + "handling %.1f ms", name, 1e3 * compute.shard,
                shape.operations / compute.shard / 1e9, 1e3 * compute.norm,
                1e3 * compute.optimiser, 1e3 * compute.handling)
        }
        lines += [128, 2_048, 16_384].map {
            let message = shape.gradient(ofPairs: Double($0))
            return String(
                format: "gradient of %d pairs: %.0f messages, %.1f MB of %.1f", $0, message.count,
                message.bytes / 1e6, 4 * shape.parameters / 1e6)
        }
        lines += ["", "| network | latency | bandwidth |", "|---|---:|---:|"]
        lines += networks.map {
            String(
                format: "| %@ | %.0f µs | %.2f GB/s |", $0.name, 1e6 * $0.network.latency,
                $0.network.bandwidth / 1e9)
        }
        lines += ["", "| parts of 16 MiB to all | processes | predicted | measured |"]
        lines += ["|---|---:|---:|---:|"]
        for group in groups {
            guard let last = group.exchanges.last,
                let network = networks.first(where: { $0.name == group.network })?.network
            else { continue }
            let once = StepModel(compute: beside!, network: network)
                .exchangeSeconds(Message(count: 1, bytes: last.bytes), among: group.processes)
            lines.append(
                String(
                    format: "| %@ | %d | %.1f ms | %.1f ms |", group.network, group.processes,
                    1e3 * once, 1e3 * last.seconds))
        }
        lines += ["", "| network | processes | batch | predicted | measured | ratio |"]
        lines += ["|---|---:|---:|---:|---:|---:|"]
        for group in groups {
            for step in group.steps {
                let seconds = predicted(step, of: group)
                lines.append(
                    String(
                        format: "| %@ | %d | %d | %.3f s | %.3f s | %.2f |", group.network,
                        group.processes, step.batch, seconds, step.seconds,
                        seconds / step.seconds))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Six times the width, so ten times the parameters.
    private static let larger = Shape(hidden: 1_536)
    /// One way through a real switch: the networks here are as slow, but not as long.
    private static let delay = 5e-5

    var figure: Figure {
        let models = [Shape(), Self.larger]
        let batches: [(String, (Int) -> Int)] = [
            ("2,048 pairs a step", { _ in 2_048 }), ("16,384 pairs a step", { _ in 16_384 }),
            ("128 pairs a process", { 128 * $0 }),
        ]
        let counts = (0...8).map { 1 << $0 }
        let panels = batches.flatMap { name, batch in
            models.map { shape in
                Panel(
                    title: String(format: "%.0f M parameters, %@", shape.parameters / 1e6, name),
                    x: Axis("processes", scale: .log), y: Axis("times as fast as one", scale: .log),
                    series: networks.map { name, network in
                        var network = network
                        if name != networks[0].name { network.latency += Self.delay }
                        let speeds = speeds(shape, network, counts, batch: batch)
                        return Series(name, x: counts.map(Double.init), y: speeds)
                    } + [
                        Series(
                            "all for one", x: [1, 256], y: [1, 256], style: .dashed, colour: .grey)
                    ])
            }
        }
        return Figure(
            title: "What more processes would bring",
            caption: "The model of docs/cluster.md, from numbers measured on one machine; a thread "
                + "each; networks with 0.1 ms there and back more than measured", panels: panels,
            columns: 2)
    }

    /// Pairs a second beside those of one process.
    func speeds(
        _ shape: Shape, _ network: Network, _ counts: [Int], batch: (Int) -> Int
    ) -> [Double] {
        let model = StepModel(compute: beside!, network: network).scaled(to: shape)
        return counts.map { count in
            let (one, all) = (batch(1), batch(count))
            return model.seconds(batch: one, processes: 1) / Double(one) * Double(all)
                / model.seconds(batch: all, processes: count)
        }
    }
}
