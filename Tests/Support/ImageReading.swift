import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What is drawn in an SVG file of gnuplot's.
package final class ImageReading: NSObject, XMLParserDelegate {
    /// What is drawn of one series.
    struct Plot {
        let id: String
        var vertices: [Point] = []
        var marks: [Point] = []
        var polygons: [(corners: [Point], colour: [Double])] = []
    }

    private(set) var plots: [Plot] = []
    package private(set) var texts: [String] = []
    private var depth = 0
    private var hasRoot = false
    private var plotDepth: Int?
    private var text: String?

    /// - Throws: `Fault` if this is not XML.
    package init(_ svg: Data) throws {
        super.init()
        let parser = XMLParser(data: svg)
        parser.delegate = self
        guard parser.parse(), hasRoot, depth == 0 else { throw Fault("the image is not whole XML") }
    }

    /// The series of a panel: gnuplot marks the second panel's with the letter b.
    func plots(ofPanel panel: Int, of count: Int) -> [Plot] {
        guard count > 1 else { return plots }
        let letter = Character(Unicode.Scalar(UInt8(96 + panel)))
        return plots.filter { $0.id.last == letter }
    }

    package func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        hasRoot = true
        if let id = attributes["id"], id.contains("_plot_") {
            plots.append(Plot(id: id))
            plotDepth = depth
        }
        if element == "text" { text = "" }
        guard plotDepth != nil else { return }
        read(element, attributes, into: &plots[plots.count - 1])
    }

    private func read(_ element: String, _ attributes: [String: String], into plot: inout Plot) {
        switch element {
        case "path": plot.vertices += points(attributes["d"])
        case "use": plot.marks += points(attributes["transform"]).prefix(1)
        case "polygon":
            let colour = (attributes["fill"] ?? "").matches(of: /\d+/).compactMap { Double($0.0) }
            plot.polygons.append((points(attributes["points"]), colour))
        default: break
        }
    }

    package func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if plotDepth == depth { plotDepth = nil }
        depth -= 1
        if element == "text", let text {
            texts.append(text)
            self.text = nil
        }
    }

    package func parser(_ parser: XMLParser, foundCharacters characters: String) {
        text?.append(characters)
    }

    private func points(_ text: String?) -> [Point] {
        (text ?? "").matches(of: /(-?[\d.]+),(-?[\d.]+)/).compactMap { match in
            guard let x = Double(match.1), let y = Double(match.2) else { return nil }
            return Point(x, y)
        }
    }
}
