/// The text in one line, its own lines parted by spaces, without what a terminal would obey.
func oneLine(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.unicodeScalars.contains(where: \.isCommand) }
        .joined(separator: " ")
}

/// At most some lines of a terminal: a name in a stranger's file can be as long as the file.
func shortened(_ message: String) -> String {
    let scalars = message.unicodeScalars
    return scalars.count <= 1_000
        ? message : "\(String(scalars.prefix(600))) … \(String(scalars.suffix(300)))"
}

extension Unicode.Scalar {
    /// Whether it is no sign but a command: to move, to colour, to ring, to write from right to left.
    var isCommand: Bool {
        properties.generalCategory == .control
            || [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069].contains { $0.contains(value) }
    }
}
