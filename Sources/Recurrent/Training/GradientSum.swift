import Foundation

/// The loss of some shards, its gradient, and over how much both are summed.
struct GradientSum<Model: Module>: Sendable {
    var loss: Double
    var gradient: Model
    var count: Int

    @Sendable static func add(_ sum: inout Self, _ other: Self) {
        sum.loss += other.loss
        sum.gradient.accumulate(other.gradient, threadCount: 1)
        sum.count += other.count
    }
}

extension Ranks {
    /// The sum of all processes' gradients, in each of them.
    ///
    /// Each process owns a stretch of every parameter. It gets that stretch of whatever the others
    /// have, adds in the tree that one process adds in, and sends the sum to all: no process adds
    /// more than another, and each sends and receives 2 (count − 1) / count gradients.
    /// - Parameter tree: the sums of this process's ``share(of:)``, which are used up
    func total<Model: Module>(
        of tree: inout TreeSum<GradientSum<Model>>, of model: Model
    ) -> GradientSum<Model> {
        let sum = SharedSum(ranks: self, count: tree.count)
        var own = sum.nodes[rank].map { tree.take($0)! }
        let (loss, count) = sum.total(of: own.map { ($0.loss, $0.count) })
        let gradients = own.map(\.gradient.parameters)
        own = []
        let total = sum.total(of: consume gradients, like: model)
        return GradientSum(loss: loss, gradient: model.with(parameters: total), count: count)
    }
}

/// A sum over shards, some of which each of several processes has added up.
private struct SharedSum<Group: Ranks> {
    let ranks: Group
    /// The number of shards.
    let count: Int
    /// The nodes of the tree whose sums each process has.
    let nodes: [[Range<Int>]]
    /// Those that this process sends to and receives from at the same time, one pair after another.
    let rounds: [(to: Int, from: Int)]

    init(ranks: Group, count: Int) {
        (self.ranks, self.count) = (ranks, count)
        nodes = evenRanges(of: count, parts: ranks.count).map { share in
            var tree = TreeSum<Void>(of: count)
            for shard in share { tree.insert((), at: shard..<shard + 1) { _, _ in } }
            return tree.waiting.keys.sorted { $0.lowerBound < $1.lowerBound }
        }
        rounds = (1..<ranks.count).map {
            ((ranks.rank + $0) % ranks.count, (ranks.rank + ranks.count - $0) % ranks.count)
        }
    }

    /// Of two numbers: every process gets all and adds them.
    func total(of own: [(loss: Double, count: Int)]) -> (loss: Double, count: Int) {
        typealias Pair = (loss: Double, count: Int)
        var tree = TreeSum<Pair>(of: count)
        func insert(_ pairs: [Pair], of rank: Int) {
            for (node, pair) in zip(nodes[rank], pairs) {
                tree.insert(pair, at: node) { $0 = ($0.loss + $1.loss, $0.count + $1.count) }
            }
        }
        insert(own, of: ranks.rank)
        for (to, from) in rounds {
            var others = [Pair](repeating: (0, 0), count: nodes[from].count)
            own.withUnsafeBytes { own in
                others.withUnsafeMutableBytes { ranks.exchange(own, to: to, for: $0, from: from) }
            }
            insert(others, of: from)
        }
        return tree.takeTotal()!
    }

    /// Of gradients, each as its parameters: the first becomes the sum.
    func total<Model: Module>(of own: consuming [[Tensor]], like model: Model) -> [Tensor] {
        var others = own
        var sums =
            others.isEmpty
            ? model.parameters.map { Tensor(zeros: $0.shape) } : others.removeFirst()
        let largest = sums.map(\.count).max() ?? 0
        let room =
            others.count * largest + nodes.joined().count * (largest / ranks.count + 1)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: room) { room in
            for index in sums.indices {
                var room = room[...]
                sums[index].scalars.withUnsafeMutableBufferPointer { sum in
                    let others = others.map { other in
                        let copy = room.take(sum.count)
                        _ = copy.update(fromContentsOf: other[index].scalars)
                        return copy
                    }
                    addUp(nodes[ranks.rank].isEmpty ? [] : [sum] + others, in: sum, room: room)
                }
            }
        }
        return sums
    }

    /// Of one parameter, in place of what this process has first of it, or of zeros.
    private func addUp(
        _ own: [UnsafeMutableBufferPointer<Float>], in sum: UnsafeMutableBufferPointer<Float>,
        room: Slice<UnsafeMutableBufferPointer<Float>>
    ) {
        let stretches = evenRanges(of: sum.count, parts: ranks.count)
        var total = ownStretch(of: own, in: sum, stretches, room: room)
        if !total.isKept { total = total.copied(to: sum[stretches[ranks.rank]]) }
        for (to, from) in rounds {
            let place = UnsafeMutableBufferPointer(rebasing: sum[stretches[from]])
            _ = exchange(total, to: to, for: Stretch(unmarked: place), from: from)
        }
    }

    /// The sum of the stretch that this process owns; the others get theirs from it meanwhile.
    private func ownStretch(
        of own: [UnsafeMutableBufferPointer<Float>], in sum: UnsafeMutableBufferPointer<Float>,
        _ stretches: [Range<Int>], room: Slice<UnsafeMutableBufferPointer<Float>>
    ) -> Stretch {
        let mine = stretches[ranks.rank]
        var room = room
        var tree = TreeSum<Stretch>(of: count)
        for (node, floats) in zip(nodes[ranks.rank], own) {
            let isKept = floats.baseAddress == sum.baseAddress
            let stretch = Stretch(marking: floats[mine], isKept: isKept)
            tree.insert(stretch, at: node, add: Stretch.add)
        }
        for (to, from) in rounds {
            for number in 0..<max(own.count, nodes[from].count) {
                let sent = own.dropFirst(number).first.map { Stretch(marking: $0[stretches[to]]) }
                let isExpected = number < nodes[from].count
                let received = exchange(
                    sent ?? Stretch(), to: to,
                    for: isExpected ? Stretch(unmarked: room.take(mine.count)) : Stretch(),
                    from: from)
                guard isExpected else { continue }
                tree.insert(received, at: nodes[from][number], add: Stretch.add)
            }
        }
        return tree.takeTotal()!
    }

    /// Sends a stretch while another one comes.
    private func exchange(_ sent: Stretch, to: Int, for place: Stretch, from: Int) -> Stretch {
        var received = place
        sent.marks.withUnsafeBytes { sent in
            received.marks.withUnsafeMutableBytes {
                ranks.exchange(sent, to: to, for: $0, from: from)
            }
        }
        sent.move(isSource: true) { bytes in
            received.move(isSource: false) {
                ranks.exchange(UnsafeRawBufferPointer(bytes), to: to, for: $0, from: from)
            }
        }
        return received
    }
}

extension Slice<UnsafeMutableBufferPointer<Float>> {
    /// So many elements, which are then gone from this.
    fileprivate mutating func take(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
        defer { self = dropFirst(count) }
        return UnsafeMutableBufferPointer(rebasing: prefix(count))
    }
}

/// Neighbouring numbers of a parameter's gradient, some blocks of which are marked: the others are all
/// zeros, as most rows of an embedding's gradient are, and neither sent nor looked at.
private struct Stretch {
    private static let blockSize = 256

    let floats: UnsafeMutableBufferPointer<Float>
    /// A 1 for each block that is marked.
    var marks: [UInt8]
    /// Whether sums that this is a part of are to be found here.
    var isKept = false

    /// Of no numbers.
    init() { self.init(unmarked: UnsafeMutableBufferPointer(start: nil, count: 0)) }

    init(unmarked floats: UnsafeMutableBufferPointer<Float>) {
        self.floats = floats
        let count = (floats.count + Self.blockSize - 1) / Self.blockSize
        marks = [UInt8](repeating: 0, count: count)
    }

    init(marking part: Slice<UnsafeMutableBufferPointer<Float>>, isKept: Bool = false) {
        self.init(unmarked: UnsafeMutableBufferPointer(rebasing: part))
        self.isKept = isKept
        for block in marks.indices {
            let range = range(block)
            // Most are marked by their first number; the others are looked through without a branch.
            let isMarked =
                floats[range.lowerBound].bitPattern != 0
                || floats[range].reduce(0) { $0 | $1.bitPattern } != 0
            marks[block] = isMarked ? 1 : 0
        }
    }

    private func range(_ block: Int) -> Range<Int> {
        block * Self.blockSize..<min((block + 1) * Self.blockSize, floats.count)
    }

    /// Adds another. Zero takes a minus zero's sign off, which the other side's mark tells nothing of.
    static func add(_ sum: inout Stretch, _ other: Stretch) {
        var (kept, added) = other.isKept ? (other, sum) : (sum, other)
        for block in kept.marks.indices where kept.marks[block] | added.marks[block] != 0 {
            let range = kept.range(block)
            let (a, b) = (kept.floats, added.floats)
            switch (kept.marks[block], added.marks[block]) {
            case (0, _): for i in range { a[i] = b[i] + 0 }
            case (_, 0): for i in range { a[i] += 0 }
            default: for i in range { a[i] += b[i] }
            }
            kept.marks[block] = 1
        }
        sum = kept
    }

    /// The same in a place that is all zeros.
    func copied(to place: Slice<UnsafeMutableBufferPointer<Float>>) -> Stretch {
        var copy = Stretch(unmarked: UnsafeMutableBufferPointer(rebasing: place))
        copy.marks = marks
        for block in marks.indices where marks[block] != 0 {
            for i in range(block) { copy.floats[i] = floats[i] }
        }
        return copy
    }

    /// Hands out what is sent or received: the marked blocks in one piece, or everything where most are
    /// marked.
    func move(isSource: Bool, _ move: (UnsafeMutableRawBufferPointer) -> Void) {
        let marked = marks.indices.filter { marks[$0] != 0 }
        guard 2 * marked.count < marks.count else {
            return move(UnsafeMutableRawBufferPointer(floats))
        }
        let size = marked.reduce(0) { $0 + range($1).count }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { packed in
            if isSource { copy(marked) { packed[$0] = floats[$1] } }
            move(UnsafeMutableRawBufferPointer(packed))
            if !isSource { copy(marked) { floats[$1] = packed[$0] } }
        }
    }

    @inline(__always)
    private func copy(_ blocks: [Int], _ copy: (_ packed: Int, _ place: Int) -> Void) {
        var packed = 0
        for block in blocks {
            let range = range(block)
            for i in range { copy(packed + i - range.lowerBound, i) }
            packed += range.count
        }
    }
}
