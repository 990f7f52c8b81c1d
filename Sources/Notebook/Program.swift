import ArgumentParser
import Foundation

/// How a program begins, with its command line, and ends, well or not.
extension Notebook {
    /// What the command line says; for `--help` or a mistake it prints and ends the program.
    static func parse<Command: ParsableCommand>(_ arguments: [String]) -> Command {
        Streams.prepare()
        Interruption.heedSignals()
        do { try Limits.prepare() } catch { stop(error) }
        // Swift finds none behind a library that changed the environment before it.
        if CommandLine.argc == 0 {
            refuse("the command line cannot be read; run without LD_PRELOAD and with /proc")
        }
        for index in 0..<Int(CommandLine.argc) {
            let argument = CommandLine.unsafeArgv[index]!
            guard String(validatingCString: argument) == nil else { continue }
            refuse("\(String(cString: argument)): not UTF-8, as options and names have to be here")
        }
        let place = getcwd(nil, 0)
        if let place, String(validatingCString: place) == nil {
            refuse(
                "\(String(cString: place)): not UTF-8, as the current folder's name has to be here")
        }
        free(place)
        do {
            return try Command.parse(arguments)
        } catch {
            guard Command.exitCode(for: error).isSuccess else {
                refuse("\(Command.message(for: error)); see --help")
            }
            show(Command.fullMessage(for: error))
            end()
        }
    }

    /// What the block returns; an error it throws ends the run with one line.
    @discardableResult
    public func run<T>(_ body: () throws -> T) -> T { Notebook.stopping(body) }

    /// The same of what has no chapter at hand.
    static func stopping<T>(_ body: () throws -> T) -> T {
        do { return try body() } catch { stop(error) }
    }

    /// Ends the run with one line that tells the error.
    public static func stop(_ error: any Error) -> Never {
        stop(error is CocoaError ? error.localizedDescription : "\(error)")
    }

    /// Ends the run for a command line that makes no sense, with the status that is usual for it.
    static func refuse(_ message: String) -> Never { stop(message, status: EX_USAGE) }

    static func stop(_ message: String, status: Int32 = EXIT_FAILURE) -> Never {
        Processes.waitForFirst()
        Interruption.waitForEnd()
        Streams.reportLine("error: \(Processes.name)\(oneLine(shortened(message)))")
        Processes.endAll(status: status)
        exit(status)
    }

    /// Runs a program that is no chapter, to its end.
    package static func main<Command: ParsableCommand>(_: Command.Type) -> Never {
        var command: Command = parse(Array(CommandLine.arguments.dropFirst()))
        do { try command.run() } catch { stop(error) }
        end()
    }

    /// Ends the program well, unless what it printed was lost.
    package static func end() -> Never {
        do { try Streams.check() } catch { stop(error) }
        Processes.leave()
        exit(EXIT_SUCCESS)
    }
}
