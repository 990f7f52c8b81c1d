import Foundation
import Testing

@testable import weave

private let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

@Suite("The book's pages cannot be false") struct CheckTests {
    @Test func `the committed book has no fault that shows without weaving it`() throws {
        let faults = try Book(project: project).faults()
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `the committed book has no fault in its pages`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("book-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let book = try Book(project: project)
        let faults = try book.weave(into: folder) + Book.faultsOfPages(in: folder)
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
        for file in book.library.files {
            let page = folder.appendingPathComponent(Library.page(of: file))
            let html = try String(contentsOf: page, encoding: .utf8)
            let code = html.components(separatedBy: "<pre").dropFirst()
            #expect(code.allSatisfy { $0.hasPrefix(" tabindex") }, "\(file.name)")
        }
        for chapter in book.chapters {
            let page = try Data(contentsOf: folder.appendingPathComponent(chapter.page))
            let html = String(decoding: page, as: UTF8.self)
            let weight = html.replacing(/(?s)<figure.*?<\/figure>/, with: "").utf8.count
            #expect(weight <= 150_000, "\(chapter.page) has \(weight) bytes, figures aside")
            #expect(!html.contains("<script"))
        }
    }
}

@Suite("The library's documentation") struct CatalogueTests {
    @Test func `it leads from the notes' words to every public type, and to no other`() throws {
        let library = try Library(project: project)
        let types = library.files.filter { $0.path.hasPrefix("Sources/Recurrent/") }.flatMap {
            file in
            file.lines.compactMap {
                $0.prefixMatch(of: /public (?:struct|enum|protocol|typealias|class) (\w+)/)?.1
            }
        }
        let catalogue = try String(
            contentsOf: project.appendingPathComponent("Book/Recurrent.docc/Recurrent.md"),
            encoding: .utf8)
        let named = catalogue.matches(of: /- ``([A-Z]\w*)``/).map(\.1)
        #expect(Set(types).symmetricDifference(named) == [])
        #expect(Set(named).count == named.count)
    }
}

@Suite("A planted fault is found", .enabled(if: Pandoc.isThere, "pandoc is not installed"))
struct PlantedFaultTests {
    @Test func `a book without a fault has none`() throws {
        #expect(try ToyBook().woven().faults == [])
    }

    @Test(arguments: [
        Plant("a heading of the notes without a passage", "10.1 has no passage \"The curve\"") {
            $0.replacing("## The curve", with: "## A curve", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("headings in another order", "stands before \"The curve\"") {
            $0.replacing("10.1\tAdding", with: "10.1\tThe curve", in: "Book/notes.tsv")
                .replacing(
                    "Curves\t10.1\tThe curve", with: "Curves\t10.1\tAdding", in: "Book/notes.tsv")
        },
        Plant("a claim without a passage", "A1: 10.1 has no passage \"Nowhere\"") {
            $0.replacing("The curve\tA sum", with: "Nowhere\tA sum", in: "Book/claims.tsv")
        },
        Plant("a mark that no list has", "A1 is no claim") {
            $0.replacing("A1", with: "A2", in: "Book/claims.tsv")
        },
        Plant("a link that leads nowhere", "a link leads nowhere: gone.html") {
            $0.replacing(
                "It rises.", with: "[It](gone.html) rises.", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a link to no place of a page", "a link leads nowhere: #gone") {
            $0.replacing(
                "It rises.", with: "[It](#gone) rises.", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a paper that is not in the list", "unknown citation: Gers et al. 2000") {
            $0.replacing(
                "It rises.", with: "It rises (Gers et al. 2000).",
                in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a key that is not in the list", "unknown citation") {
            $0.replacing(
                "It rises.", with: "It rises [@gers2000].", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("an equation that is none", "cannot be turned into MathML") {
            $0.replacing("+ x_t", with: #"+ \frac{x_t"#, in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a printed line whose source is gone", "Sum/main.swift:20: prints nothing now") {
            $0.replacing("show(\"sum\", sum)", with: "_ = sum", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a printed line whose file is gone", "Sum/Gone.swift:1: printed") {
            $0.replacing(
                "Sum/main.swift\", \"line\": 20", with: "Sum/Gone.swift\", \"line\": 1",
                in: "Figures/sum.json")
        },
        Plant("a figure without words", "figure sum-curve has no description") {
            $0.replacing("a sum that grows", with: " ", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a picture without words", "a picture without words") {
            $0.replacing(
                "It rises.", with: "![](figures/sum-curve.svg)", in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("a figure that no code draws", "no code draws figure sum-curve") {
            $0.replacing(
                "notebook.figure(\"sum-curve\")", with: "notebook.figure(other)",
                in: "Chapters/10.1-Sum/main.swift")
        },
        Plant("claims on a figure that is not listed", "there are claims on sum-other") {
            $0.replacing("\"sum-curve\"", with: "\"sum-other\"", in: "Figures/sum.json")
        },
        Plant("a figure that nothing is asked before", "no question is asked before figure") {
            $0.replacing(
                "10.1\tsum-curve\tgrows\tDoes it grow?", with: "", in: "Book/questions.tsv")
        },
        Plant("a question without an answer", "no recorded claim answers \"Does it grow?\"") {
            $0.replacing("\tgrows\t", with: "\tshrinks\t", in: "Book/questions.tsv")
        },
        Plant("a part that is not in the code", "10.1 has no product in its code") {
            $0.replacing("\tsum\tsum", with: "\tproduct\tsum", in: "Book/parts.tsv")
        },
        Plant("a part that is in no figure", "no figure of 10.1 has a part \"rest\"") {
            $0.replacing("\tsum\tsum", with: "\tsum\trest", in: "Book/parts.tsv")
        },
        Plant("lines of PyTorch under no code", "no chapter has a type or function of this name") {
            $0.adding("s = s + x\n", as: "Book/torch/10.1-Sum/Gone.py")
        },
        Plant("a term that no passage uses", "no passage uses the term \"quotient\"") {
            $0.replacing("sum |", with: "quotient\nsum |", in: "Book/terms.txt")
        },
    ])
    func `it is told with its place`(_ plant: Plant) throws {
        let faults = try plant.book(ToyBook()).woven().faults
        #expect(faults.contains { $0.contains(plant.message) }, "\(faults)")
    }

    struct Plant: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let message: String
        let book: @Sendable (ToyBook) -> ToyBook

        init(
            _ description: String, _ message: String, book: @escaping @Sendable (ToyBook) -> ToyBook
        ) {
            (testDescription, self.message, self.book) = (description, message, book)
        }
    }
}
