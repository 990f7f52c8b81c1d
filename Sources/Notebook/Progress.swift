import Foundation

/// How a training run is getting on, on the standard error stream.
///
/// On a terminal one line is written over and over; otherwise there is one plain line, at the end.
public struct Progress: Sendable {
    let label: String
    let epochs: Int
    let metric: String
    let isTerminal: Bool
    /// Of the terminal: a line that is longer would wrap, and could not be written over.
    let columns: Int?
    let write: @Sendable (String) -> Void
    private let start = ContinuousClock.now
    private var printed: ContinuousClock.Instant?
    private var pending: String?
    /// Epochs that were done before the start, in a run that goes on.
    private(set) var before: Int?

    init(
        label: String, epochs: Int, metric: String,
        isTerminal: Bool = isatty(STDERR_FILENO) == 1,
        columns: Int? = Streams.columns,
        write: @escaping @Sendable (String) -> Void = Streams.report
    ) {
        self.label = label
        self.epochs = epochs
        self.metric = metric
        self.isTerminal = isTerminal
        self.columns = columns
        self.write = write
    }

    /// Tells that an epoch is done, the first being 1, and the value of the metric after it.
    public mutating func update(epoch: Int, value: Double, tokensPerSecond: Double? = nil) {
        let now = ContinuousClock.now
        before = before ?? epoch - 1
        tell(
            line(
                epoch: epoch, value: value, tokensPerSecond: tokensPerSecond, elapsed: now - start),
            at: now)
    }

    /// Tells that so many runs of an experiment are done.
    mutating func update(runs: Int) {
        let now = ContinuousClock.now
        var text = "\(label)  \(runs) of \(epochs) runs"
        if runs < epochs { text += "  \(clock((now - start) * (epochs - runs) / runs)) left" }
        tell(text, at: now)
    }

    private mutating func tell(_ text: String, at now: ContinuousClock.Instant) {
        pending = isTerminal ? String(text.prefix((columns ?? 80) - 1)) : text
        guard isTerminal, printed.map({ now - $0 >= .milliseconds(100) }) ?? true else { return }
        printed = now
        write("\r\u{1B}[K\(pending ?? "")")
    }

    /// Tells where it got to and ends the line, if there is one.
    public mutating func finish() {
        guard let pending else { return }
        write(isTerminal ? "\r\u{1B}[K\(pending)\n" : "\(pending)\n")
        self.pending = nil
    }

    func line(epoch: Int, value: Double, tokensPerSecond: Double?, elapsed: Duration) -> String {
        var parts = [label, "epoch \(epoch)/\(epochs)", "\(metric) \(number(value))"]
        if let tokensPerSecond { parts.append("\(number(tokensPerSecond.rounded())) tokens/s") }
        let done = epoch - (before ?? 0)
        if epoch < epochs, done > 0 {
            parts.append("\(clock(elapsed * (epochs - epoch) / done)) left")
        }
        return parts.joined(separator: "  ")
    }
}

extension Notebook {
    /// A reporter of a training run's progress.
    /// - Parameter metric: what is reported after each epoch.
    public func progress(
        _ label: String, epochs: Int, metric: String = "perplexity"
    ) -> Progress {
        guard options.quiet else { return Progress(label: label, epochs: epochs, metric: metric) }
        return Progress(label: label, epochs: epochs, metric: metric, write: { _ in })
    }
}

/// A duration in minutes and seconds: `1:05`. Foundation's would ask for the system's language, and
/// ends the program where that has a long name.
private func clock(_ duration: Duration) -> String {
    let seconds = Int((duration / .seconds(1)).rounded())
    return String(format: "%d:%02d", seconds / 60, seconds % 60)
}
