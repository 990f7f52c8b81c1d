import Foundation

/// A chapter that makes a notebook, by its folder.
package struct ChapterSource: Sendable, CustomStringConvertible {
    /// The name of its program: `LSTM` of `10.1-LSTM`.
    package let program: String
    /// Its heading: `10.1 Long short-term memory`.
    package let title: String
    /// Its `main.swift`.
    package let file: URL
    /// The file that keeps its results, named after its command: `deep-rnn.json`.
    package let resultsFile: String
    package var description: String { program }

    /// All there are, in the order of the book.
    package static let all: [ChapterSource] = {
        let folder = projectFolder.appendingPathComponent("Chapters")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { ChapterSource(folder.appendingPathComponent($0)) }
    }()

    private init?(_ folder: URL) {
        let main = folder.appendingPathComponent("main.swift")
        let source = (try? String(contentsOf: main, encoding: .utf8)) ?? ""
        let heading = source.split(separator: "\n").first { $0.hasPrefix("# ") }
        let command = source.firstMatch(of: /Notebook\(\s*chapter: "([a-z0-9-]+)"/)?.1
        guard let command, let heading,
            let name = folder.lastPathComponent.split(separator: "-").last
        else { return nil }
        program = String(name)
        file = main
        resultsFile = "\(command).json"
        title = String(heading.dropFirst(2))
    }
}
