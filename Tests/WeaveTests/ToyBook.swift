import Foundation

@testable import weave

/// A project of two chapters, small and without a fault, to plant one in.
struct ToyBook {
    var files = [
        "Chapters/10.1-Sum/main.swift": #"""
        /*:
        # 10.1 Sums

        A sum is *added up*, as Hochreiter & Schmidhuber 1997 did.
        */
        import Notebook

        let notebook = Notebook(
            chapter: "sum", title: "10.1 Sums",
            figures: ["sum-curve": "a sum that grows"])

        /*:
        ## Adding (Notes ①)

        $$s_t = s_{t-1} + x_t$$

        **Erratum.** The notes forget the *first* term.
        */
        let sum = total([1, 2])
        show("sum", sum)

        /*:
        ## The curve (Notes ②)

        It rises.
        */
        notebook.figure("sum-curve") {
            curve()
        } claims: { figure, _ in
            Claim("A1", "the sum grows", figure["sum"].rises)
        }
        """#,
        "Chapters/10.1-Sum/Total.swift": """
        import Recurrent

        /// All of them together.
        func total(_ numbers: [Int]) -> Int {
            numbers.reduce(0, +)
        }
        """,
        "Chapters/10.2-Product/main.swift": #"""
        /*:
        # 10.2 Products
        */
        import Notebook

        let notebook = Notebook(
            chapter: "product", title: "10.2 Products", figures: [:])

        /*:
        ## Multiplying (Notes ③)

        As `Tensor` does.
        */
        show(2 * 3)
        """#,
        "Sources/Recurrent/Tensor/Tensor.swift": """
        /// Numbers in rows, from [0, 1).
        public struct Tensor {}
        """,
        "Figures/sum-curve.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "Figures/data/sum-curve.csv": "step,sum\n1,1\n",
        "Figures/data/sum-curve.gp": "# Part sum: 0.1 0.2 0.3 0.4\nplot x\n",
        "Figures/sum.json": """
        {"claims": [{"figure": "sum-curve", "mark": "A1", "text": "the sum grows",
                     "holds": true, "numbers": "3 > 1"}],
         "transcript": [{"file": "Sum/main.swift", "line": 20, "text": "sum  3"}]}
        """,
        "Book/notes.tsv": """
        page\tmark\theading\tchapter\tpassage
        1\t①\tAdding\t10.1\tAdding
        2\t②\tCurves\t10.1\tThe curve
        3\t③\tMultiplying\t10.2\tMultiplying
        """,
        "Book/claims.tsv": """
        id\tpage\tchapter\tpassage\tclaim
        A1\t2\t10.1\tThe curve\tA sum grows.
        """,
        "Book/references.bib": """
        @article{hochreiter1997,
          author = {Hochreiter, Sepp and Schmidhuber, Jürgen},
          title = {Long short-term memory}, journal = {Neural Computation}, year = {1997}
        }
        """,
        "Book/parts.tsv": """
        chapter\tcolour\tname\tin equations\tin code\tin figures
        10.1\tgreen\tterm\tx\tsum\tsum
        """,
        "Book/questions.tsv": """
        chapter\tfigure\tabout\tquestion
        10.1\tsum-curve\tgrows\tDoes it grow?
        """,
        "Book/terms.txt": "sum | sums\n",
        "Book/book.css": "body { margin: 0 }\n",
    ]

    /// With a text in the place of another in one of its files.
    func replacing(_ old: String, with new: String, in file: String) -> ToyBook {
        var book = self
        book.files[file] = files[file]?.replacingOccurrences(of: old, with: new)
        return book
    }

    func adding(_ text: String, as file: String) -> ToyBook {
        var book = self
        book.files[file] = text
        return book
    }

    func without(_ file: String) -> ToyBook {
        var book = self
        book.files[file] = nil
        return book
    }

    /// What is wrong with it, and its pages.
    func woven() throws -> (faults: [String], pages: [String: String]) {
        let project = FileManager.default.temporaryDirectory
            .appendingPathComponent("toy-book-\(UUID())")
        defer { try? FileManager.default.removeItem(at: project) }
        for (path, text) in files {
            let file = project.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let book = try Book(project: project)
        let folder = project.appendingPathComponent("book")
        let faults = try book.weave(into: folder) + book.faults() + Book.faultsOfPages(in: folder)
        var pages: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".html") || name.hasSuffix(".md") {
            pages[name] = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return (faults.map(\.description), pages)
    }
}
