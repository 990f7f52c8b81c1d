import Foundation
import TestSupport

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
