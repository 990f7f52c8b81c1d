/// What a chapter prints, each line below the heading of the passage that it belongs to.
struct Printout {
    /// Nothing is printed where claims are only checked, or the data is a stand-in.
    var isMuted = false
    /// Whether `--only` asks for some figures alone: then what `main.swift` prints between them is
    /// none of them.
    var isPartial = false
    var isDrawing = false
    /// Nil for no headings.
    var outline: Outline? {
        didSet { line = 1 }
    }
    /// How far the chapter's source has got.
    private var line = 1
    private var last: String?
    /// Of the labels before results: the widest so far in its passage.
    private var width = labelWidth

    /// Goes on to where something is printed from.
    /// - Parameters:
    ///   - line: in `main.swift`, if that is the place.
    ///   - function: the function that prints; if it is a helper's, the place is where `main.swift`
    ///     calls it, or stays if it does not.
    mutating func move(to line: Int, in function: String) {
        let isHelper = function.contains("(")
        let place = isHelper ? outline?.call(of: function, from: self.line) : line
        self.line = place ?? self.line
    }

    /// Prints a line, below its headings if they are not printed yet.
    mutating func say(_ text: String) {
        if let outline {
            if last == nil { tell(outline.title) }
            if let heading = outline.heading(above: line), heading != last {
                Streams.say("\n")
                tell(heading)
            }
        }
        Streams.say("\(text)\n")
    }

    private mutating func tell(_ heading: String) {
        Streams.say("\(heading)\n\n")
        (last, width) = (heading, labelWidth)
    }

    /// Prints a result beside its label, no further to the left than those above it.
    mutating func say(_ label: String, _ value: String) {
        width = max(width, label.count)
        say("\(label.padding(to: width)) \(value)")
    }
}
