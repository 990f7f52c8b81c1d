extension PanelLayout {
    /// Draws a diagram's nodes and the heads of its arrows; the lines between are the panel's series.
    mutating func add(_ diagram: Diagram) {
        let unit = box.width / diagram.width
        func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
            (box.left + x * unit, box.bottom - y * unit)
        }
        for node in diagram.nodes {
            let centre = place(node.x, node.y)
            let (width, height) = (node.width * unit, node.height * unit)
            let around = Box(
                left: centre.x - width / 2, right: centre.x + width / 2,
                top: centre.y - height / 2, bottom: centre.y + height / 2)
            if node.shape != .word {
                marks.append(Mark(box: around, shape: node.shape, colour: node.colour))
            }
            if node.shape != .frame { parts.append(Part(name: node.name, box: around)) }
            guard !node.text.isEmpty else { continue }
            let isFrame = node.shape == .frame
            texts.append(
                Text(
                    role: .note, string: node.text, x: isFrame ? around.left + 10 : centre.x,
                    y: isFrame ? around.top + 14 : centre.y,
                    ink: isFrame ? Theme.captionInk : node.colour.text,
                    anchor: isFrame ? .left : .center))
        }
        for one in series where one.x.count > 1 {
            let last = one.x.count - 1
            let (from, to) = (
                place(one.x[last - 1], one.y[last - 1]), place(one.x[last], one.y[last])
            )
            heads.append(
                Stroke(
                    fromX: from.x, fromY: from.y, toX: to.x, toY: to.y, colour: one.lineColour,
                    width: one.lineWidth))
        }
    }

    /// Where a heat map's rows are that have names.
    mutating func addRows(_ map: HeatMap, named names: [String]) {
        let height = box.height / Double(map.rows.count)
        for (row, name) in names.enumerated() where row < map.rows.count {
            let top = box.top + Double(row) * height
            parts.append(
                Part(
                    name: name,
                    box: Box(left: box.left, right: box.right, top: top, bottom: top + height)))
        }
    }
}
