import Foundation
import Recurrent
import Synchronization

/// The three standard streams, any of which may be closed, full or gone: what is printed can then be
/// lost, but never what is computed.
package enum Streams {
    /// Makes their failures harmless: nothing else is opened in the place of one that is closed,
    /// and writing to a reader who has left is an error rather than the end of the program.
    package static func prepare() {
        for stream in 0...2 as ClosedRange<Int32> where fcntl(stream, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDONLY)
        }
        signal(SIGPIPE, SIG_IGN)
        // Help leaves its explanations out where there is hardly room beside the options' names.
        var size = winsize()
        let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let asked = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
        if asked ?? (isTerminal ? Int(size.ws_col) : .max) < 40 { setenv("COLUMNS", "40", 1) }
    }

    /// A text with a replacement character for whatever a terminal would obey, but for tabs and ends of
    /// lines: names and tokens may be a stranger's.
    package static func safe(_ text: String) -> String {
        func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isCommand && scalar != "\n" && scalar != "\t"
        }
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        let scalars = text.unicodeScalars.map { isUnsafe($0) ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Prints a text at once, made ``safe(_:)``.
    static func say(_ text: String) {
        do {
            try writeWaiting(Data(safe(text).utf8), to: STDOUT_FILENO)
        } catch {
            hasLost.store(true, ordering: .relaxed)
        }
    }

    /// Says something on the standard error stream, if anybody hears it.
    package static func report(_ text: String) {
        isWithinLine.store(!text.hasSuffix("\n"), ordering: .relaxed)
        try? writeWaiting(Data(text.utf8), to: STDERR_FILENO)
    }

    /// The same in a line of its own, below one of ``Progress`` that is not ended.
    static func reportLine(_ line: String) {
        report((isWithinLine.load(ordering: .relaxed) ? "\n" : "") + line + "\n")
    }

    /// Whether the standard error stream takes a line within so many seconds: a terminal may be stopped,
    /// and who reads a pipe may hang.
    static func canReport(within seconds: Int32) -> Bool {
        var stream = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&stream, 1, 1_000 * seconds) > 0
    }

    private static let isWithinLine = Atomic(false)

    /// Says what is wrong though the program goes on.
    package static let warn: @Sendable (String) -> Void = {
        if Processes.isFirst { reportLine("warning: \(oneLine($0))") }
    }

    private static let hasLost = Atomic(false)

    /// - Throws: `RecurrentError` if something that was printed could not be written.
    static func check() throws {
        guard hasLost.load(ordering: .relaxed) else { return }
        throw RecurrentError.cannotPrint()
    }

    /// Columns of the terminal at the standard error stream; nil where it does not say.
    static var columns: Int? {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}

extension RecurrentError {
    package static func cannotPrint(on stream: String = "standard output") -> RecurrentError {
        RecurrentError(
            place: stream, problem: "cannot be written",
            remedy: "send it to a disk that is not full, or a program that reads to its end")
    }
}
