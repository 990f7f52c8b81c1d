import Foundation
import Recurrent
import TestSupport
import Testing

/// The figures that these tests may draw for next to nothing.
let cheapFigure = "lstm-late-output-gate"

/// A folder to run a chapter in, with a figure and results of an earlier run in it.
///
/// The figure's files end in a line of their own, so that one drawn again is told from it.
func withWorkplace<T>(_ body: (URL) throws -> T) throws -> T {
    try withFolder { folder in
        let (svg, csv, gp) = ("\(cheapFigure).svg", "\(cheapFigure).csv", "\(cheapFigure).gp")
        for name in [svg, "data/\(csv)", "data/\(gp)", "lstm.json"] {
            var bytes = try Data(contentsOf: projectFolder.appending(path: "Figures/\(name)"))
            if name != "lstm.json" { bytes += Data("# an earlier run\n".utf8) }
            try write(bytes, to: folder.appending(path: ".build/figures/\(name)"))
        }
        return try body(folder)
    }
}

/// A folder with so many pairs of the grammar in `pairs.txt`.
func withPairs(_ count: Int, _ body: (URL) throws -> Void) throws {
    try withFolder { folder in
        var generator = Generator(seed: 0)
        let text = Grammar.parallelText(count: count, using: &generator)
        try Data(text.utf8).write(to: folder.appending(path: "pairs.txt"))
        try body(folder)
    }
}

/// A text of about that many characters.
func text(ofLength length: Int) -> Data {
    let sentences = ["It was the time of the machine. ", "A machine of time it was! "]
    var text = ""
    while text.count < length { text += sentences[text.count % 3 == 0 ? 1 : 0] }
    return Data(text.utf8)
}

/// *The Time Machine*'s folder, if it is on this computer.
let bookFolder: String? = {
    let named = ProcessInfo.processInfo.environment["RECURRENT_DATA"] ?? ""
    let folder = named.isEmpty ? projectFolder.appending(path: "Data").path : named
    let isThere = FileManager.default.fileExists(atPath: "\(folder)/timemachine.txt")
    return isThere ? URL(fileURLWithPath: folder).path : nil
}()
let bookSize = 178_979

extension Chapter {
    /// Runs a program that is to do what it is asked; what it printed.
    @discardableResult
    func succeeds(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:],
        seconds: Double = 240
    ) throws -> Ran {
        let ran = try run(arguments, in: folder, environment: environment, seconds: seconds)
        #expect(ran.status == 0 && !ran.errors.contains("error"), "\(ran.errors)")
        return ran
    }

    /// Draws a figure in the usual place and finds no fault with it.
    func draws(
        _ figure: String, _ options: [String], in folder: URL
    ) throws -> (ran: Ran, figure: FigureCheck) {
        let ran = try succeeds(options + ["--only", figure], in: folder)
        let check = FigureCheck(name: figure, folder: folder.appending(path: ".build/figures"))
        #expect(check.faults() == [])
        return (ran, check)
    }
}
