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
    /// Makes these bytes the same as those of process 0.
    func broadcast(_ bytes: UnsafeMutableRawBufferPointer)
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

    /// The sum of all processes' values, in each of them.
    ///
    /// In a round every second process of those that are left hands its sums to the one before it,
    /// which adds those that now stand side by side; what does not, stays as it is. After
    /// log₂ (count) rounds process 0 has the sum, and all get it from there.
    /// - Parameters:
    ///   - tree: the sums of this process's ``share(of:)``, which are used up
    ///   - empty: makes room for a value
    func total<Value: Message>(
        of tree: inout TreeSum<Value>, empty: () -> Value, add: (inout Value, Value) -> Void
    ) -> Value {
        var distance = 1
        while distance < count, rank % (2 * distance) == 0 {
            if rank + distance < count {
                receive(into: &tree, from: rank + distance, empty: empty, add: add)
            }
            distance *= 2
        }
        if rank > 0 { send(&tree, to: rank - distance) }
        var total = tree.takeTotal() ?? empty()
        total.visitBytes { bytes in
            var marks = isFirst ? marks(of: bytes) : marks(for: bytes)
            marks.withUnsafeMutableBytes { broadcast($0) }
            move(bytes, by: marks, isSource: isFirst) { broadcast($0) }
        }
        return total
    }

    private func send<Value: Message>(_ tree: inout TreeSum<Value>, to other: Int) {
        let nodes = tree.waiting.keys.sorted { $0.lowerBound < $1.lowerBound }
        send([nodes.count], to: other)
        for node in nodes {
            send([node.lowerBound, node.upperBound], to: other)
            guard var sum = tree.take(node) else { continue }
            sum.visitBytes { bytes in
                let marks = marks(of: bytes)
                marks.withUnsafeBytes { send($0, to: other) }
                move(bytes, by: marks, isSource: true) {
                    send(UnsafeRawBufferPointer($0), to: other)
                }
            }
        }
    }

    private func receive<Value: Message>(
        into tree: inout TreeSum<Value>, from other: Int, empty: () -> Value,
        add: (inout Value, Value) -> Void
    ) {
        for _ in 0..<receive(1, from: other)[0] {
            let node = receive(2, from: other)
            var sum = empty()
            sum.visitBytes { bytes in
                var marks = marks(for: bytes)
                marks.withUnsafeMutableBytes { receive($0, from: other) }
                move(bytes, by: marks, isSource: false) { receive($0, from: other) }
            }
            tree.insert(consume sum, at: node[0]..<node[1], add: add)
        }
    }

    private func send(_ numbers: [Int], to other: Int) {
        numbers.withUnsafeBytes { send($0, to: other) }
    }

    private func receive(_ count: Int, from other: Int) -> [Int] {
        var numbers = [Int](repeating: 0, count: count)
        numbers.withUnsafeMutableBytes { receive($0, from: other) }
        return numbers
    }
}

// Most rows of an embedding's gradient are zero: kilobytes of zeros are not sent.

private let blockSize = 1024

/// Room for a mark on each block of some bytes.
private func marks(for bytes: UnsafeMutableRawBufferPointer) -> [UInt8] {
    [UInt8](repeating: 0, count: (bytes.count + blockSize - 1) / blockSize)
}

/// A mark, 1, on each block that is not all zeros.
private func marks(of bytes: UnsafeMutableRawBufferPointer) -> [UInt8] {
    var marks = marks(for: bytes)
    for block in marks.indices {
        let part = bytes[block * blockSize..<min((block + 1) * blockSize, bytes.count)]
        marks[block] = isAnySet(part) ? 1 : 0
    }
    return marks
}

private func isAnySet(_ bytes: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
    var place = bytes.startIndex
    while place + 8 <= bytes.endIndex {
        if bytes.base.loadUnaligned(fromByteOffset: place, as: UInt64.self) != 0 { return true }
        place += 8
    }
    return bytes[place...].contains { $0 != 0 }
}

/// Moves the marked blocks in one piece, and fills the others with zeros where it goes; where most are
/// marked, all of them.
private func move(
    _ bytes: UnsafeMutableRawBufferPointer, by marks: [UInt8], isSource: Bool,
    _ move: (UnsafeMutableRawBufferPointer) -> Void
) {
    let marked = marks.indices.filter { marks[$0] != 0 }
    guard 2 * marked.count < marks.count else { return move(bytes) }
    func part(_ block: Int) -> UnsafeMutableRawBufferPointer {
        let start = block * blockSize
        return UnsafeMutableRawBufferPointer(
            rebasing: bytes[start..<min(start + blockSize, bytes.count)])
    }
    guard !marked.isEmpty else {
        if !isSource { bytes.initializeMemory(as: UInt8.self, repeating: 0) }
        return
    }
    var buffer = [UInt8](repeating: 0, count: marked.count * blockSize)
    buffer.withUnsafeMutableBytes { buffer in
        if isSource {
            for (place, block) in marked.enumerated() {
                let part = part(block)
                buffer.baseAddress!.advanced(by: place * blockSize)
                    .copyMemory(from: part.baseAddress!, byteCount: part.count)
            }
        }
        move(buffer)
        guard !isSource else { return }
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        for (place, block) in marked.enumerated() {
            let part = part(block)
            part.copyMemory(
                from: UnsafeRawBufferPointer(
                    rebasing: buffer[place * blockSize..<place * blockSize + part.count]))
        }
    }
}

/// What one process can send to another: stretches of memory, of a size that both know.
protocol Message {
    mutating func visitBytes(_ visit: (UnsafeMutableRawBufferPointer) -> Void)
}

extension Double: Message {
    mutating func visitBytes(_ visit: (UnsafeMutableRawBufferPointer) -> Void) {
        withUnsafeMutableBytes(of: &self, visit)
    }
}
