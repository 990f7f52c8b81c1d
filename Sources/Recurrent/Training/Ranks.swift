import Foundation

/// Processes that train one model together, on one machine or several: each computes a part of every
/// minibatch's shards, and all take the same step.
///
/// What comes of it does not depend on how many there are: gradients are added in the tree that one
/// process adds them in, whoever holds its branches.
public protocol Ranks: Sendable {
    /// This process's number, from 0.
    var rank: Int { get }
    /// How many there are.
    var count: Int { get }
    /// Sends bytes to another process, in order; returns once they may be changed.
    func send(_ bytes: UnsafeRawBufferPointer, to rank: Int)
    /// Waits for as many bytes from another process.
    func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int)
    /// A process, this one or any, that has sent something which was not received yet; nil if none
    /// has.
    func sender(_ rank: Int?) -> Int?
    /// Sends bytes to one process and waits for as many as fit from another, which does the same at
    /// the same time. What is empty is not sent.
    func exchange(
        _ sent: UnsafeRawBufferPointer, to: Int,
        for received: UnsafeMutableRawBufferPointer, from: Int)
}

extension Ranks {
    /// Whether this one tells what is going on, and writes what is written once.
    public var isFirst: Bool { rank == 0 }

    /// What process 0 has here; the others sleep until it comes.
    public func agree(on bytes: [UInt8]) -> [UInt8] {
        guard !isFirst else {
            for other in 1..<count { sendLetter(bytes, to: other) }
            return bytes
        }
        return receiveLetter(from: waitForSender(0))
    }

    /// Sleeps until a process, this one or any, has sent something.
    public func waitForSender(_ rank: Int? = nil) -> Int {
        while true {
            if let sender = sender(rank) { return sender }
            usleep(500)
        }
    }

    /// Sends bytes, with word of how many there are.
    public func sendLetter(_ bytes: [UInt8], to other: Int) {
        send([bytes.count], to: other)
        bytes.withUnsafeBytes { send($0, to: other) }
    }

    public func receiveLetter(from other: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: receive(1, from: other)[0])
        bytes.withUnsafeMutableBytes { receive($0, from: other) }
        return bytes
    }

    /// The values that this process computes of so many: neighbours, as many as any other or one more.
    func share(of count: Int) -> Range<Int> { evenRanges(of: count, parts: self.count)[rank] }

    private func send(_ numbers: [Int], to other: Int) {
        numbers.withUnsafeBytes { send($0, to: other) }
    }

    private func receive(_ count: Int, from other: Int) -> [Int] {
        var numbers = [Int](repeating: 0, count: count)
        numbers.withUnsafeMutableBytes { receive($0, from: other) }
        return numbers
    }
}
