import Foundation
import Testing

@testable import Recurrent

/// No kernel touches a float before or behind its buffers, at any remainder of its lanes and tiles:
/// they lie between pages that nobody may read or write.
@Suite struct GuardTests {
    private typealias Buffer = UnsafeMutablePointer<Float>

    /// Buffers that begin right behind such a page, then others that end right before one.
    private static func withGuarded(_ counts: [Int], _ body: ([Buffer]) -> Void) {
        let page = Int(getpagesize())
        for isAtEnd in [false, true] {
            let places = counts.map { count in
                let length = (4 * count + page - 1) / page * page
                let start = mmap(
                    nil, length + 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                    0)!
                mprotect(start, page, PROT_NONE)
                mprotect(start + page + length, page, PROT_NONE)
                return (start, length + 2 * page, page + (isAtEnd ? length - 4 * count : 0))
            }
            let buffers = zip(places, counts).map { place, count in
                let buffer = (place.0 + place.2).bindMemory(to: Float.self, capacity: count)
                for index in 0..<count { buffer[index] = Float(index % 7) / 8 - 0.4 }
                return buffer
            }
            body(buffers)
            for place in places { munmap(place.0, place.1) }
        }
    }

    @Test func `functions of rows`() async {
        await #expect(processExitsWith: .success) {
            for width in 1...70 {
                for rows in 1...3 {
                    let (all, target) = (rows * width, Int32(width - 1))
                    GuardTests.withGuarded([all, all]) { buffers in
                        let (x, y) = (buffers[0], buffers[1])
                        softmaxRows(x, rows: rows, width: width, to: y)
                        _ = crossEntropyRows(
                            x, width: width, targets: .init(repeating: target, count: rows),
                            gradient: y)
                        mapLanes(x, to: y, count: all) { tanh($0) }
                        add(x, to: y, count: all)
                        _ = (sumOfSquares(x, count: all), sumLanes(x, count: all))
                        _ = (logSumExp(x, count: all), largestLane(x, count: all))
                        _ = topTokens(x, count: all, limit: 3, above: -1) { _ in true }
                    }
                }
            }
        }
    }

    @Test func `matrix products`() async {
        await #expect(processExitsWith: .success) {
            for rows in [1, 2, 3, 4, 5, 6, 7, 11, 13] {
                for columns in 1...35 {
                    for depth in [1, 2, 7, 15, 16, 17] {
                        GuardTests.multiply(rows, columns, depth)
                    }
                }
            }
            GuardTests.multiply(13, 35, 300)
        }
    }

    private static func multiply(_ rows: Int, _ columns: Int, _ depth: Int) {
        withGuarded([rows * depth, depth * columns, rows * columns]) { buffers in
            let left = [
                MatrixView(buffers[0], rows: rows, columns: depth),
                MatrixView(buffers[0], rows: depth, columns: rows).transposed,
            ]
            let right = [
                MatrixView(buffers[1], rows: depth, columns: columns),
                MatrixView(buffers[1], rows: columns, columns: depth).transposed,
            ]
            let result = MutableMatrixView(buffers[2], rows: rows, columns: columns)
            for a in left {
                for b in right {
                    for adding in [false, true] {
                        Recurrent.multiply(a, b, into: result, adding: adding)
                        Recurrent.multiply(a, Panels(b), into: result, adding: adding)
                    }
                }
            }
        }
    }

    @Test func `recurrences`() async {
        await #expect(processExitsWith: .success) {
            for hidden in 1...35 {
                for batch in [1, 3] {
                    let size = SequenceSize(steps: 3, batch: batch, hidden: hidden)
                    GuardTests.runRNN(size)
                    GuardTests.runLSTM(size)
                    GuardTests.runGRU(size)
                }
            }
        }
    }

    private static func panels(_ start: Buffer, _ rows: Int, _ columns: Int) -> (Panels, Panels) {
        let view = MatrixView(start, rows: rows, columns: columns)
        return (Panels(view), Panels(view.transposed))
    }

    private static func runRNN(_ size: SequenceSize) {
        let (all, square) = (size.steps * size.step, size.hidden * size.hidden)
        withGuarded([square, size.step, all, all, all, square, size.step]) { b in
            let (weight, transposed) = panels(b[0], size.hidden, size.hidden)
            rnnForward(size, weight: weight, initial: b[1], hidden: b[2])
            rnnBackward(
                size, transposedWeight: transposed, initial: b[1], hidden: b[2], dHidden: b[3],
                dSums: b[4], dWeight: b[5], dInitial: b[6])
        }
    }

    private static func runLSTM(_ size: SequenceSize) {
        let (all, step, square) = (size.steps * size.step, size.step, size.hidden * size.hidden)
        withGuarded(
            [4 * square, step, step, 4 * all, all, all, all]
                + [all, all, 4 * all, 4 * square, step, step]
        ) { b in
            let (weight, transposed) = panels(b[0], size.hidden, 4 * size.hidden)
            lstmForward(
                size, weight: weight, initialHidden: b[1], initialCell: b[2], gates: b[3],
                cell: b[4], squashed: b[5], hidden: b[6])
            lstmBackward(
                size, transposedWeight: transposed, initialHidden: b[1], initialCell: b[2],
                gates: b[3], cell: b[4], squashed: b[5], hidden: b[6], dHidden: b[7], dCell: b[8],
                dGates: b[9], dWeight: b[10], dInitialHidden: b[11], dInitialCell: b[12])
        }
    }

    private static func runGRU(_ size: SequenceSize) {
        let (all, step, square) = (size.steps * size.step, size.step, size.hidden * size.hidden)
        withGuarded(
            [2 * square, square, step, 3 * all, all, all]
                + [all, 3 * all, 3 * square, step, size.hidden, all]
        ) { b in
            let (gates, gatesBack) = panels(b[0], size.hidden, 2 * size.hidden)
            let (candidate, candidateBack) = panels(b[1], size.hidden, size.hidden)
            let weight = GRUWeight(gates: gates, candidate: candidate)
            let back = GRUWeight(gates: gatesBack, candidate: candidateBack)
            gruForwardResettingBefore(
                size, weight: weight, initial: b[2], gates: b[3], kept: b[4], hidden: b[5])
            gruBackwardResettingBefore(
                size, weight: back, initial: b[2], gates: b[3], kept: b[4], hidden: b[5],
                dHidden: b[6], dGates: b[7], dWeight: b[8], dInitial: b[9])
            gruForwardResettingAfter(
                size, weight: weight, bias: b[10], initial: b[2], gates: b[3], product: b[4],
                hidden: b[5])
            gruBackwardResettingAfter(
                size, weight: back, initial: b[2], gates: b[3], product: b[4], hidden: b[5],
                dHidden: b[6], dGates: b[7], dProduct: b[11], dWeight: b[8], dInitial: b[9])
        }
    }
}
