import Foundation
import Recurrent

/// What happens when the reader, or the system, asks the program to end: Ctrl-C, SIGTERM, a
/// terminal that closes.
enum Interruption {
    /// Lets the signals end this program that end any, though whoever started it may have blocked
    /// them; SIGQUIT without the report that Swift makes of it as of a crash.
    static func heedSignals() {
        signal(SIGQUIT, SIG_DFL)
        var heeded = sigset_t()
        sigemptyset(&heeded)
        for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&heeded, number) }
        pthread_sigmask(SIG_UNBLOCK, &heeded, nil)
    }

    /// Ends the program well from here on: what is being written is finished, one line says how to go
    /// on, and the status is 128 and the signal's number, as shells have it. Another signal a second
    /// later or more ends it at once; `timeout`, for one, sends two in a row. A signal that was ignored
    /// from the start, as by `nohup`, stays so.
    static func prepare(goingOn advice: String) {
        var ends: [Int32] = [0, 0]
        guard bell < 0, pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let end = ends[0]
        bell = ends[1]
        for number in [SIGHUP, SIGINT, SIGTERM] {
            let before = signal(number) { number in
                if isPending {
                    guard time(nil) > asked + 1 else { return }
                    signal(number, SIG_DFL)
                    raise(number)
                    return
                }
                (isPending, asked) = (true, time(nil))
                var byte = UInt8(number)
                _ = write(bell, &byte, 1)
            }
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
        let watcher = Thread {
            var byte: UInt8 = 0
            while read(end, &byte, 1) != 1 {}
            Draft.finishAll()
            // One that hangs holds a draft, which goes with it.
            Program.endAll()
            Draft.finishAll()
            let start = isatty(STDERR_FILENO) == 1 ? "\n" : ""
            let lack = KeptTraining.isBehind ? ", but the last state could not be written" : ""
            if Processes.isFirst, Streams.canReport(within: 2) {
                Streams.report("\(start)stopped; \(advice)\(lack)\n")
            }
            Processes.forget()
            _exit(128 + Int32(byte))
        }
        watcher.start()
    }

    /// Does not return when the end is near: what fails then, such as a program of the machine's that
    /// was ended by the same Ctrl-C, is not told.
    static func waitForEnd() { if isPending { sleep(60) } }
}

/// Where the handler of a signal, which may do next to nothing, tells of it.
///
/// Safe: set before the handlers are; a flag that is only ever raised, and when that was.
nonisolated(unsafe) private var bell: Int32 = -1
nonisolated(unsafe) private var isPending = false
nonisolated(unsafe) private var asked: time_t = 0
