import Foundation
import Notebook

/// A new empty folder, there while the block runs.
func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The names of all files in a folder and those within it, sorted.
func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
}

/// The folder of the whole project.
let projectFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension ExpectedFigure {
    /// What the files of this figure must show.
    init(_ name: String, _ figure: Figure) {
        let panels = figure.panels.map { panel in
            let rows = panel.heatMap?.rows.indices.map { row in
                row < panel.y.names.count ? panel.y.names[row] : "\(row)"
            }
            return Panel(
                x: panel.x.label, y: panel.y.label, series: rows ?? panel.series.map(\.name))
        }
        self.init(name: name, title: figure.title, panels: panels)
        gaps = Set(figure.panels.flatMap(\.series).filter(\.hasGaps).map(\.name))
    }
}
