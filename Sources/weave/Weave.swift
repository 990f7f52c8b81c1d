import ArgumentParser
import Foundation

/// Weaves each chapter's source, what it printed, its figures and its claims into a page.
@main
struct Weave: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weave",
        abstract: "Weave the chapters' sources and committed results into pages to read.")

    @Option(help: "The folder that the pages go to.")
    var into = ".build/book"

    @Option(
        help: ArgumentHelp(
            "A folder of your own pages of notes, such as 1.png and 10.7.2.jpg.",
            valueName: "folder"))
    var notes: String?

    @Flag(help: "Weave into a temporary folder and only tell what is wrong.")
    var check = false

    func run() throws {
        guard Pandoc.isThere else {
            throw ValidationError("the pages need pandoc; apt-get install pandoc")
        }
        let project = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        var book = try Book(project: project)
        let folder =
            check
            ? FileManager.default.temporaryDirectory.appendingPathComponent("weave-\(UUID())")
            : URL(fileURLWithPath: into, isDirectory: true)
        defer { if check { try? FileManager.default.removeItem(at: folder) } }
        if let notes { try book.add(notesIn: URL(fileURLWithPath: notes), to: folder) }
        var faults = try book.weave(into: folder)
        faults += book.faults() + Book.faultsOfPages(in: folder)
        for fault in faults { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
        if !check { print("\(into)/index.html") }
        guard faults.isEmpty else { throw ExitCode.failure }
    }
}
