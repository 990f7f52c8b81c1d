import Foundation
import TestSupport
import Testing

private let figuresFolder = projectFolder.appendingPathComponent("Figures")

/// The figures in the project's `Figures` folder, by their data.
private let committed: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
        atPath: figuresFolder.appendingPathComponent("data").path)
    return (files ?? []).filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
}()

@Suite struct CommittedFigureTests {
    @Test(
        .enabled(if: !committed.isEmpty, "Figures/data holds no figure yet"), arguments: committed)
    func `a committed figure is drawn whole from its data`(name: String) {
        let expected = expectedFigures.first { $0.name == name }
        let faults = FigureCheck(name: name, folder: figuresFolder).faults(expecting: expected)
        #expect(faults.isEmpty)
    }

    @Test(.enabled(if: !expectedFigures.isEmpty, "no figure is expected yet"))
    func `every expected figure is committed`() {
        #expect(expectedFigures.map(\.name).filter { !committed.contains($0) } == [])
    }

    @Test(arguments: ChapterSource.all)
    func `every figure that a chapter lists is committed`(source: ChapterSource) throws {
        let listed = try Chapter(source.program).listedFigures()
        #expect(!listed.isEmpty)
        #expect(listed.filter { !committed.contains($0) } == [])
    }
}
