import Foundation
import Recurrent

/// The gnuplot of this computer.
struct Gnuplot {
    let program: Program

    /// - Throws: `RecurrentError` if there is none on the PATH.
    static func find() throws -> Gnuplot {
        guard let program = Program("gnuplot", searchPath: DataPlaces().searchPath) else {
            throw RecurrentError(
                place: "gnuplot", problem: "not found on PATH",
                remedy: "install it with \"sudo apt-get install gnuplot\"")
        }
        return Gnuplot(program: program)
    }

    /// Runs a script, in its own folder and with none of the user's settings.
    /// - Throws: `RecurrentError` with gnuplot's own words if it fails.
    func run(_ script: URL) throws {
        // Scripts are UTF-8; in another locale gnuplot warns that it cannot show a degree sign.
        let (errors, process): (Data, Process)
        do {
            (errors, process) = try program.run(
                ["--default-settings", script.lastPathComponent],
                in: script.deletingLastPathComponent(),
                environment: ["LC_ALL": "C.UTF-8", "GNUTERM": "svg"], hearing: \.standardError)
        } catch let endless as Program.Endless {
            throw failure(script, "gnuplot \(endless)")
        } catch {
            throw failure(script, "\(program.path) does not run")
        }
        let status = process.terminationStatus
        guard process.terminationReason == .exit else {
            throw failure(script, "gnuplot was ended by signal \(status)")
        }
        guard status == 0 else {
            let words = oneLine(String(decoding: errors, as: UTF8.self))
            let said = words.isEmpty ? "status \(status)" : words
            throw failure(script, "gnuplot failed: \(said)")
        }
    }

    /// gnuplot ends with status 0 even where the disk was too full for the image.
    /// - Throws: `RecurrentError` if the image is missing or not whole.
    func check(_ image: URL, of script: URL) throws {
        let svg = (try? Data(contentsOf: image)) ?? Data()
        guard !svg.isEmpty else { throw failure(script, "gnuplot drew nothing") }
        guard oneLine(String(decoding: svg.suffix(16), as: UTF8.self)).hasSuffix("</svg>") else {
            throw RecurrentError(
                place: image.lastPathComponent, problem: "gnuplot wrote only a part of it",
                remedy: "see whether the disk is full")
        }
    }

    private func failure(_ script: URL, _ problem: String) -> RecurrentError {
        let folder = script.deletingLastPathComponent().deletingLastPathComponent()
        guard FileManager.default.fileExists(atPath: script.path) else {
            return RecurrentError(
                place: folder.relativePath, problem: "went away while a figure was drawn",
                remedy: "run it again")
        }
        return RecurrentError(
            place: script.lastPathComponent, problem: problem,
            remedy: "try another gnuplot, version 5.4 or later, on a disk that is not full")
    }
}
