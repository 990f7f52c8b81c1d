import Foundation

/// The source files beside the chapters, each a page of its own.
struct Library {
    let files: [Source]
    /// Where a type or function is declared: the page and the line, from 1.
    let places: [String: (page: String, line: Int)]

    init(project: URL) throws {
        var files: [Source] = []
        for module in ["Recurrent", "Course", "Notebook"] {
            let folder = project.appendingPathComponent("Sources/\(module)")
            let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
            for case let name as String in names where name.hasSuffix(".swift") {
                files.append(try Source("Sources/\(module)/\(name)", in: project))
            }
        }
        files.sort { ($0.folder, $0.name) < ($1.folder, $1.name) }
        var places: [String: (page: String, line: Int)] = [:]
        for file in files {
            for (name, line) in file.topLevel where places[name] == nil {
                guard !file.lines[line].contains("private ") else { continue }
                places[name] = (Self.page(of: file), line + 1)
            }
        }
        (self.files, self.places) = (files, places)
    }

    /// `Recurrent/Layers/LSTM.html`
    static func page(of file: Source) -> String {
        file.path.dropFirst("Sources/".count).dropLast(".swift".count) + ".html"
    }

    func address(of name: String) -> String? {
        places[name].map { "\($0.page)#L\($0.line)" }
    }
}
