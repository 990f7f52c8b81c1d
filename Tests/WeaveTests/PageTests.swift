import Testing

@testable import weave

@Suite("What a page holds") struct PageTests {
    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `results, figures, claims and helpers stand where the code is that made them`() throws {
        let page = try #require(ToyBook().woven().pages["10.1-Sum.html"])
        let order = [
            "id=\"adding\"", "<math", ">19\n20<", "sum  3", "Total.swift <small>",
            "id=\"erratum-",
            "id=\"the-curve\"", "id=\"figure-sum-curve\"", "Claims, as code", "id=\"claim-1\"",
            "id=\"ref-hochreiter1997\"",
        ]
        var rest = page[...]
        for text in order {
            let found = try #require(rest.range(of: text), "\(text) is not there, or too early")
            rest = rest[found.upperBound...]
        }
        #expect(page.contains("alt=\"A sum that grows. The sum grows.\""))
        #expect(page.contains("<a href=\"#ref-hochreiter1997\""))
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `pages are there before any chapter has run`() throws {
        let book = ToyBook().without("Figures/sum.json").without("Figures/sum-curve.svg")
        let (faults, pages) = try book.woven()
        #expect(faults == [])
        #expect(pages["10.1-Sum.html"]?.contains("drawn by <code>make figures</code>") == true)
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `a part has one colour in equation, code and figure, and can be touched`() throws {
        let page = try #require(ToyBook().woven().pages["10.1-Sum.html"])
        for text in [
            "<msub class=\"part green\"><mi>x</mi><mi>t</mi></msub>",
            "<u class=\"part green\">sum</u>",
            "<span class=\"part green\" style=\"left:10.0%;top:20.0%;width:30.0%;height:40.0%\">",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        let order = [
            "<b>Predict, then run.</b> Does it grow?", "the sum grows", "main.swift, lines",
        ]
        var rest = try #require(page.range(of: "id=\"the-curve\"")).upperBound
        for text in order {
            let found = try #require(page[rest...].range(of: text), "\(text) is too early")
            rest = found.upperBound
        }
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func
        `prompts stand before their answers, and PyTorch under what it repeats, in each kind of book`()
        throws
    {
        let exercises =
            "**1. Why?** Because.\n\n**2. Who?** Emma. **3. When?** Now.\n\n**4. Where**: above."
        let book = ToyBook().replacing(
            "It rises.\n*/",
            with: """
                It rises.
                */
                struct Scratch {}

                func average() {}

                /*:
                ## D2L's exercises

                \(exercises)
                */
                """,
            in: "Chapters/10.1-Sum/main.swift"
        ).adding("s = s + x\n", as: "Book/torch/10.1-Sum/Scratch.py")
            .adding("s / n\n", as: "Book/torch/10.1-Sum/average.py")
        let (faults, pages) = try book.woven()
        #expect(faults == [])
        for name in ["10.1-Sum.html", "epub/10.1-Sum.md"] {
            let page = try #require(pages[name])
            func bold(_ text: String) -> String {
                name.hasSuffix("md") ? "**\(text)**" : "<strong>\(text)</strong>"
            }
            var rest = page.startIndex
            for text in [
                "The same lines in PyTorch", "s = s + x", "s / n", bold("1. Why?"),
                "<summary>Answer</summary>", "Because.", "</details>", bold("2. Who?"),
                bold("3. When?"), "<summary>Answers</summary>", "\(bold("2.")) Emma.",
                "\(bold("3.")) Now.", "\(bold("4. Where")): above.", "<b>Predict, then run.</b>",
                "the sum grows", "curve()", "</details>",
            ] {
                let found = try #require(
                    page[rest...].range(of: text), "\(name): \(text) is too early")
                rest = found.upperBound
            }
        }
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `of two functions of one name the type tells which was called`() throws {
        var book = ToyBook().replacing(
            "As `Tensor` does.\n*/",
            with: "As `Tensor` does.\n*/\nA().report()\n\n/*:\n## Again\n*/\nB().report()",
            in: "Chapters/10.2-Product/main.swift")
        for name in ["A", "B"] {
            book.files["Chapters/10.2-Product/\(name).swift"] =
                "struct \(name) {\n    func report() { show(\"\(name) reports\") }\n}\n"
        }
        let lines = ["A", "B"].map {
            #"{"file": "Product/\#($0).swift", "line": 2, "text": "\#($0) reports"}"#
        }
        book.files["Figures/product.json"] = "{\"transcript\": [\(lines.joined(separator: ", "))]}"
        let page = try #require(book.woven().pages["10.2-Product.html"])
        var rest = page.startIndex
        for text in ["<samp>A reports</samp>", "id=\"again\"", "<samp>B reports</samp>"] {
            let found = try #require(page[rest...].range(of: text), "\(text) is too early")
            rest = found.upperBound
        }
    }

    @Test(.enabled(if: Pandoc.isThere, "pandoc is not installed"))
    func `a year that begins a line begins no list, and a printed label is parted from its value`()
        throws
    {
        let label = "sum".padding(toLength: 33, withPad: " ", startingAt: 0)
        let book = ToyBook().replacing(
            "It rises.", with: "It rises (Heaps,\n1978) at first.",
            in: "Chapters/10.1-Sum/main.swift"
        ).replacing("sum  3", with: "\(label)3 and a little more", in: "Figures/sum.json")
        let page = try #require(book.woven().pages["10.1-Sum.html"])
        #expect(page.contains("<p>It rises (Heaps,\n1978) at first.</p>"))
        #expect(page.contains("<span>sum\t3 and a little more</span>"))
    }

    @Test func `code in pieces is the same code`() {
        let code = #"""
            let x = "a \(f("b") + 1) c"  // "no string"
            let y = z.map { $0 / 2 } /* /* nested */ */ + 0x1F
            let pattern = text.firstMatch(of: /^"\d+$/)
            let long = """
                two
                lines
                """
            """#
        let tokens = Lexer.tokens(of: code)
        #expect(tokens.map(\.text).joined() == code)
        #expect(
            tokens.filter { $0.kind == .comment }.map(\.text) == [
                "// \"no string\"", "/* /* nested */ */",
            ])
        #expect(tokens.filter { $0.kind == .string }.first?.text == "\"a ")
    }

    @Test func `a claim is found by the text that its code puts together`() {
        let source = Source(
            path: "A.swift",
            text: #"""
                Claim("the sum grows", a < b)
                Claim("\(name): it falls " + "by half", b < a)
                Claim("a \"quoted\" word", a == b)
                """#)
        #expect(source.line(of: "the sum grows") == 0)
        #expect(source.line(of: "panel 2: it falls by half") == 1)
        #expect(source.line(of: "a \"quoted\" word") == 2)
        #expect(source.line(of: "the sum shrinks") == nil)
        let vague = #"show("\(right) of \(all)")"# + "\n" + source.lines.joined(separator: "\n")
        let other = Source(path: "B.swift", text: vague + "\nClaim(\"\\(n) of them grow\", a < b)")
        #expect(other.line(of: "none of them grow") == 4)
        #expect(other.line(of: "a rate of a tenth is too slow") == nil)
    }

    @Test func `papers are found as text names them`() {
        let list = Bibliography(text: "@article{sutskever2014,\n}\n@article{glorot2010,\n}")
        #expect(
            list.linked("as Sutskever et al. (2014) do").text
                == "as [Sutskever et al. (2014)](#ref-sutskever2014) do")
        #expect(
            list.linked("(Sutskever, Vinyals & Le 2014)").text
                == "([Sutskever, Vinyals & Le 2014](#ref-sutskever2014))")
        #expect(list.linked("Glorot & Bengio's (2010) rule").keys == ["glorot2010"])
        #expect(list.linked("Glorot and others (2010) did").keys == ["glorot2010"])
        #expect(
            list.linked("the rule (Glorot,\n2010) and").text
                == "the rule ([Glorot,\n2010](#ref-glorot2010)) and")
        #expect(list.linked("In Paris, 2010, it was").text == "In Paris, 2010, it was")
        #expect(list.linked("Essen & Kneser 1994").lost == ["Essen & Kneser 1994"])
        #expect(list.linked("The GRU (2014) is lighter.").lost.isEmpty)
    }
}
