import Foundation
import Recurrent

/// The source code that decides what a run comes to: the library's, the course's and the chapter's.
package enum Code {
    /// A name of the code that runs; comments, and so a chapter's prose, do not count. Where the
    /// program's sources are gone, or were edited since it was built, a name of the program's file.
    /// - Parameter chapter: any source file of the chapter.
    package static func fingerprint(chapter: String) -> String? {
        program.flatMap { ofSources(chapter: chapter, before: date(of: $0)) } ?? ofProgram
    }

    private static let program: URL? = {
        let file = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return FileManager.default.fileExists(atPath: file.path) ? file : Bundle.main.executableURL
    }()

    private static let ofProgram: String? = {
        guard let program, let bytes = try? Data(contentsOf: program, options: .alwaysMapped)
        else { return nil }
        var fingerprint = Fingerprint("program")
        fingerprint.add(bytes)
        return fingerprint.text
    }()

    private static func date(of file: URL) -> Date {
        let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
        return values?.contentModificationDate ?? .distantPast
    }

    private static func ofSources(chapter: String, before built: Date) -> String? {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folders = [
            sources.appendingPathComponent("Recurrent"), sources.appendingPathComponent("Course"),
            URL(fileURLWithPath: chapter).deletingLastPathComponent(),
        ]
        var fingerprint = Fingerprint()
        for folder in folders {
            let files = swiftFiles(in: folder)
            guard !files.isEmpty, files.allSatisfy({ date(of: $0) <= built }) else { return nil }
            for file in files {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
                fingerprint.add(withoutComments(text))
            }
        }
        return fingerprint.text
    }

    private static func swiftFiles(in folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
        return files.sorted { $0.path < $1.path }
    }

    /// The lines that do something: none that is blank, a comment or within a block of prose.
    static func withoutComments(_ text: String) -> String {
        var isProse = false
        var lines: [String] = []
        for line in text.split(separator: "\n") {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("/*") { isProse = true }
            if !isProse, !words.isEmpty, !words.hasPrefix("//") { lines.append(words) }
            if words.hasSuffix("*/") { isProse = false }
        }
        return lines.joined(separator: "\n")
    }
}
