import Recurrent
import Testing

@testable import Notebook

@Suite struct DeclutterTests {
    @Test(
        arguments: [
            ([10, 50, 90], 18, [10, 50, 90]),  // no two overlap
            ([50, 50], 18, [41, 59]),
            ([99, 100], 18, [82, 100]),
            ([-30], 18, [0]),
            ([1, 2, 3], 60, nil),  // no room
        ] as [([Double], Double, [Double]?)])
    func `names move apart by the same distance, and stay within bounds`(
        wanted: [Double], spacing: Double, placed: [Double]?
    ) {
        #expect(declutter(wanted, spacing: spacing, within: 0...100) == placed)
    }

    @Test func `names never overlap, leave the bounds or change their order`() throws {
        var generator = Generator(seed: 3)
        for _ in 0..<200 {
            let wanted = (0..<6).map { _ in 130 * generator.uniform() - 15 }
            let placed = try #require(declutter(wanted, spacing: 15, within: 0...100))
            let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
            let sorted = order.map { placed[$0] }
            #expect(zip(sorted.dropFirst(), sorted).allSatisfy { $0 - $1 >= 15 - 1e-9 })
            #expect(placed.allSatisfy { $0 >= -1e-9 && $0 <= 100 + 1e-9 })
        }
    }

    @Test func `in a drawn figure the names of curves do not overlap`() throws {
        for (_, figure) in Samples.all {
            for panel in Layout(figure).panels {
                let names = panel.texts.filter { $0.role == .series && $0.x > panel.box.right }
                let heights = names.map(\.y).sorted()
                #expect(zip(heights.dropFirst(), heights).allSatisfy { $0 - $1 > 17.9 })
            }
        }
    }

    @Test func `of curves that end together the one that was higher has its name higher`() {
        let axis = Axis("")
        let layout = Layout(
            Figure(
                title: "", x: axis, y: axis,
                series: [
                    Series("low", [3, 1, 0]), Series("high", [3, 2, 0]), Series("top", [0, 0, 3]),
                ]))
        let names = layout.panels[0].texts.filter { $0.role == .series }.sorted { $0.y < $1.y }
        #expect(names.map(\.string) == ["top", "high", "low"])
    }

    @Test func `a legend that all panels have stands above them once, and other legends in each`() {
        func names(_ second: String) -> [[Text]] {
            let panels = ["a", second].map { name in
                Panel(
                    title: name, x: Axis(""), y: Axis(""),
                    series: [Series(name, [1], style: .points), Series("b", [2], style: .points)])
            }
            let layout = Layout(Figure(title: "", panels: panels, columns: 2))
            return layout.panels.map { $0.texts.filter { $0.role == .series || $0.role == .panel } }
        }
        #expect(names("a").map { $0.map(\.string) } == [["a", "a", "b"], ["a"]])
        let (title, shared) = (names("a")[0][0], names("a")[0].dropFirst())
        #expect(shared.allSatisfy { $0.y < title.y - 15 })
        #expect(names("c").map { $0.map(\.string) } == [["a", "a", "b"], ["c", "c", "b"]])
    }

    @Test func `words on a dark cell are white`() {
        let notes = (0..<3).map { Note("x", x: Double($0), y: 0) }
        for (row, inks) in [([0.0, 0.2, 1], [1, 1, 0]), ([-1, 0, 1], [0, 1, 0])] {
            let panel = Panel(
                x: Axis(""), y: Axis(""), heatMap: HeatMap([row], label: ""), notes: notes)
            let texts = Layout(Figure(title: "", panels: [panel])).panels[0].texts
            let found = texts.filter { $0.role == .note }.map(\.ink)
            #expect(found == inks.map { $0 == 0 ? "#FFFFFF" : Colour.black.text })
        }
    }

    @Test func `all words lie on the canvas`() throws {
        for (name, figure) in Samples.all {
            let layout = Layout(figure)
            for text in layout.texts + layout.panels.flatMap(\.texts) {
                let width = Theme.width(text.string, size: text.size, bold: text.isBold)
                let before = text.anchor == .left ? 0 : text.anchor == .right ? width : width / 2
                #expect(text.x - before >= 0, "\(name): \(text.string)")
                #expect(text.x - before + width <= layout.width, "\(name): \(text.string)")
                #expect(text.y > 0 && text.y < layout.height - text.size / 2, "\(name)")
            }
        }
    }
}

@Suite struct ScaleTests {
    @Test func `ticks of a linear axis are round numbers`() {
        let ticks = Scale.linearTicks(from: -0.02, to: 1.02, count: 5)
        #expect(ticks.map(\.text) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        let large = Scale.linearTicks(from: -1000, to: 10_000, count: 3)
        #expect(large.map(\.text) == ["0", "5,000", "10,000"])
    }

    @Test(arguments: [1e7, 123_456_789, 1e9, -1e9, 1.000_001, 1e-7])
    func `ticks of numbers that hardly differ are told apart`(value: Double) {
        for part in [1e-7, 1e-3, 1] {
            let ticks = Scale.linearTicks(
                from: value, to: value + part * abs(value), count: 5)
            #expect(Set(ticks.map(\.text)).count == ticks.count && ticks.count > 2)
        }
    }

    @Test func `ticks of a logarithmic axis are as many as there is room for`() {
        let narrow = Scale.logTicks(from: 5.6, to: 22.7, count: 6)
        #expect(narrow.map(\.text) == ["6", "8", "10", "12", "15", "20"])
        let decades = Scale.logTicks(from: 1, to: 1000, count: 6)
        #expect(decades.map(\.text) == ["1", "10", "100", "1,000"])
        let vast = Scale.logTicks(from: 1e-8, to: 1, count: 5)
        #expect(vast.map(\.text) == ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"])
    }

    @Test func `an axis of whole numbers has no ticks between them`() {
        let scale = Scale(Axis("epoch"), data: [1, 2], padding: 0, tickCount: 6)
        #expect(scale.ticks.map(\.text) == ["1", "2"])
    }

    @Test func `a value's place runs from 0 to 1, evenly in the logarithm on such an axis`() {
        let log = Scale(Axis("", scale: .log), data: [1, 100], padding: 0, tickCount: 5)
        #expect([1.0, 10, 100].map(log.fraction) == [0, 0.5, 1])
        let rows = Scale(cells: 4, names: [], isDownward: true, tickCount: 4)
        #expect(rows.fraction(-0.5) == 1 && rows.fraction(3.5) == 0)
    }
}
