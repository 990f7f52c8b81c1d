import Foundation
import Recurrent

#if MPI
    import CMPI
#endif

/// The processes that `mpirun` started together with this one.
enum Processes {
    /// This one among them; nil if it is alone.
    ///
    /// - Throws: `RecurrentError` if there are others, but this program cannot speak to them: each
    ///   would do all of the work, and write the same files.
    static func join() throws -> (any Ranks)? {
        guard let started, started.count > 1 else { return nil }
        #if MPI
            try throwUnless(
                mpiStart() != 0, "mpirun", "its MPI does not let several threads send",
                remedy: "use one with MPI_THREAD_MULTIPLE, as Open MPI")
            hasJoined = true
            return MPIRanks()
        #else
            throw RecurrentError(
                place: "mpirun", problem: "this program was built without MPI",
                remedy: "build it by: swift build -c release --traits MPI")
        #endif
    }

    /// What the environment says before there is any contact, by the words of Open MPI.
    private static let started: (rank: Int, count: Int)? = {
        guard let rank = number("RANK"), let count = number("SIZE") else { return nil }
        return (rank, count)
    }()

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment["OMPI_COMM_WORLD_\(name)"].flatMap { Int($0) }
    }

    /// Whether this one tells what is going on, and writes what is written once.
    static var isFirst: Bool { started.map { $0.rank == 0 } ?? true }

    /// How many of them are on this machine.
    static let neighbours = max(1, number("LOCAL_SIZE") ?? 1)

    /// Where another than the first puts what nobody wants.
    static let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
        "recurrent-\(getpid())", isDirectory: true)

    /// What an error line says before the error: which of several processes had it.
    static var name: String {
        guard let started, !isFirst else { return "" }
        return "process \(started.rank) of \(started.count): "
    }

    /// Lets the first process tell an error that all of them have: it ends the others then.
    static func waitForFirst() { if !isFirst { sleep(5) } }

    /// Ends all processes, as this one cannot go on; returns if there are no others.
    static func endAll(status: Int32) {
        forget()
        #if MPI
            if hasJoined { mpiAbort(status) }
        #endif
    }

    /// Leaves the others, at the end of a program, once all have come there.
    static func leave() {
        forget()
        #if MPI
            if hasJoined { mpiFinish() }
            hasJoined = false
        #endif
    }

    /// Leaves nothing behind, at an end that nobody waits for.
    static func forget() {
        if !isFirst { try? FileManager.default.removeItem(at: scratch) }
    }

    /// Safe: it is set before there is a second thread, and unset when the program ends.
    nonisolated(unsafe) private static var hasJoined = false
}

#if MPI
    /// Processes that speak by MPI.
    private struct MPIRanks: Ranks {
        let rank = Int(mpiRank())
        let count = Int(mpiCount())

        func send(_ bytes: UnsafeRawBufferPointer, to other: Int) {
            mpiSend(bytes.baseAddress, bytes.count, Int32(other))
        }

        func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) {
            mpiReceive(bytes.baseAddress, bytes.count, Int32(other))
        }

        func sender(_ rank: Int?) -> Int? {
            let sender = Int(mpiSender(Int32(rank ?? -1)))
            return sender < 0 ? nil : sender
        }

        func exchange(
            _ sent: UnsafeRawBufferPointer, to: Int,
            for received: UnsafeMutableRawBufferPointer, from: Int
        ) {
            mpiExchange(
                sent.baseAddress, sent.count, Int32(to), received.baseAddress, received.count,
                Int32(from))
        }
    }
#endif
