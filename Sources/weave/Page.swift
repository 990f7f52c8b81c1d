/// The frame of every page of the book.
struct Page {
    /// `10.1-LSTM.html`, from the book's folder.
    let path: String
    let title: String
    var body: String
    var style = ""

    /// The way from this page back to the book's folder: "" or "../../".
    var root: String { String(repeating: "../", count: path.count { $0 == "/" }) }

    static let menu = [
        ("index.html", "Chapters"), ("notes.html", "Notes"), ("errata.html", "Errata"),
        ("figures.html", "Figures"), ("terms.html", "Terms"), ("library.html", "Library"),
        ("references.html", "References"),
    ]

    var html: String {
        let links = Self.menu.map { file, name in
            let isHere = file == path ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(root)\(file)\"\(isHere)>\(name)</a></li>"
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title.escaped)</title>
            <link rel="stylesheet" href="\(root)book.css">
            </head>
            <body\(style.isEmpty ? "" : " class=\"\(style)\"")>
            <a class="skip" href="#main">To the text</a>
            <header class="site"><nav aria-label="The book"><ul>
            \(links.joined(separator: "\n"))
            </ul></nav></header>
            <main id="main">
            \(body)
            </main>
            </body>
            </html>

            """
    }
}

/// HTML within Markdown, which pandoc hands on as it is.
func raw(_ html: String) -> String {
    "\n\n``````````{=html}\n\(html)\n``````````\n\n"
}
