import Foundation
import Recurrent

/// Which figures' claims were judged in this run, and what failed.
struct Judged {
    private var figures: Set<String?> = []
    private var last: String??
    private var failures: [String] = []

    /// Whether the verdicts to come are the first in a row of a figure, or of none.
    func begins(_ figure: String?) -> Bool { last != .some(figure) }

    /// - Returns: whether they are the figure's first.
    mutating func add(_ verdicts: [Verdict], of figure: String?, mayFail: Bool) -> Bool {
        last = figure
        if mayFail { failures += verdicts.filter { !$0.holds }.map(\.text) }
        return figures.insert(figure).inserted
    }

    /// Ends the run if a claim that may fail does.
    func stopIfFailing() {
        guard !failures.isEmpty else { return }
        Notebook.stop(
            "\(number(failures.count)) of the text's claims fail: \(failures.joined(separator: "; "))"
        )
    }
}

extension Notebook {
    /// Draws a figure and judges claims by its points.
    public func figure(
        _ name: String, line: Int = #line, in function: String = #function,
        _ make: () throws -> Figure, @ClaimList claims: (Table) -> [Claim]
    ) {
        figure(name, line: line, in: function, make)
        self.claims(of: name, line: line, in: function, claims)
    }

    /// Runs what draws no figure, and judges claims that go with it.
    public func aside(
        line: Int = #line, in function: String = #function, _ body: () throws -> Void,
        @ClaimList claims: () -> [Claim]
    ) {
        aside(line: line, in: function, body)
        self.claims(line: line, in: function, claims)
    }

    /// Judges claims by the points of a figure, just drawn or, with `--check`, drawn before.
    public func claims(
        of figure: String, line: Int = #line, in function: String = #function,
        @ClaimList _ claims: (Table) -> [Claim]
    ) {
        guard names(figure), !isPlanning else { return }
        printout.withLock { $0.move(to: line, in: function) }
        run {
            let folder = options.check ? firstsFolder : folder
            let file = folder.appendingPathComponent("data/\(figure).csv")
            let table = options.check ? try Table(unchanged: file) : try Table(file)
            judge(claims(table), of: figure)
        }
    }

    /// Judges claims that go with no figure, unless `--only` asks for figures alone.
    public func claims(
        line: Int = #line, in function: String = #function, @ClaimList _ claims: () -> [Claim]
    ) {
        guard options.only.isEmpty, !isPlanning else { return }
        printout.withLock { $0.move(to: line, in: function) }
        judge(claims(), of: nil)
    }

    /// Prints and records each verdict, unless the data are the reader's own, of which the text claims
    /// nothing. Only the run that the text describes can fail: with other options or data a claim need
    /// not hold.
    private func judge(_ claims: [Claim], of figure: String?) {
        guard options.text == nil else { return }
        let mayFail = options.check ? options.isAsWritten : isTheTexts
        let verdicts = claims.map { $0.verdict(of: figure) }
        if options.check, judged.begins(figure) { Notebook.tell(figure ?? "results") }
        for line in Verdict.lines(verdicts, mayFail: mayFail) { Notebook.tell("  \(line)") }
        let isFirst = judged.add(verdicts, of: figure, mayFail: mayFail)
        results.record(verdicts, of: figure, replaces: isFirst)
        // To draw everything again takes seconds, at the end of which all verdicts are there.
        if options.redraw, options.only.isEmpty { return }
        update { $0.record(verdicts, of: figure, replaces: isFirst) }
    }
}
