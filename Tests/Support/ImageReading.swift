import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What is drawn in an SVG file of gnuplot's.
package final class ImageReading: NSObject, XMLParserDelegate {
    /// How much is drawn of one series.
    struct Plot {
        var vertices = 0
        var marks = 0
        var polygons = 0
        /// Of all polygons.
        var corners = 0
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

    package func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        hasRoot = true
        if attributes["id"]?.contains("_plot_") == true {
            plots.append(Plot())
            plotDepth = depth
        }
        if element == "text" { text = "" }
        guard plotDepth != nil else { return }
        func places(_ attribute: String) -> Int {
            (attributes[attribute] ?? "").matches(of: /-?[\d.]+,-?[\d.]+/).count
        }
        let last = plots.count - 1
        switch element {
        case "path": plots[last].vertices += places("d")
        case "use": plots[last].marks += 1
        case "polygon":
            plots[last].polygons += 1
            plots[last].corners += places("points")
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
}
