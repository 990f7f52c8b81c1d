/// The most rows for which ``affineOfFewRows`` is used: by a weight of 256 × 13,183 it took 22 % of
/// the general product's time for one row, 69 % for 12, 86 % for 32; by one of 32 × 28, 79 % for 12
/// and more than all of it from 24 rows on.
let fewRows = 12

/// The affine map XW + b of a few rows by a matrix too large for the caches.
///
/// With few rows the time goes into reading the weight. OpenBLAS copies it into an order of its own
/// first, which pays when many rows use the copy. Here it is read once, four of its rows at a
/// time, and the columns are split over threads. Each column is summed over the weight's rows in
/// their order, whatever the number of threads.
///
/// - Parameters:
///   - x: `[rows, inner]`
///   - weight: `[inner, columns]`
///   - bias: `[columns]`
///   - result: `[rows, columns]`
func affineOfFewRows(
    _ x: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, _ bias: UnsafePointer<Float>,
    to result: UnsafeMutablePointer<Float>, rows: Int, inner: Int, columns: Int, threadCount: Int
) {
    let product = FewRowProduct(
        x: x, weight: weight, bias: bias, result: result, rows: rows, inner: inner,
        columns: columns)
    // So many columns of the result stay in the nearest cache until they are complete.
    let block = 1024
    parallelRanges(
        of: (columns + block - 1) / block, shortest: 1, threadCount: threadCount
    ) { blocks in
        for start in blocks.map({ $0 * block }) {
            product.compute(start..<min(start + block, columns))
        }
    }
}

/// Unchecked because of its pointers: parts that run at once write columns of their own, and the
/// operands are only read while the call that owns them lasts.
private struct FewRowProduct: @unchecked Sendable {
    let x: UnsafePointer<Float>
    let weight: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let result: UnsafeMutablePointer<Float>
    let rows: Int
    let inner: Int
    let columns: Int

    /// Computes some columns.
    func compute(_ range: Range<Int>) {
        let (start, count) = (range.lowerBound, range.count)
        for row in 0..<rows {
            (result + row * columns + start).update(from: bias + start, count: count)
        }
        let fours = inner - inner % 4
        let whole = start + count - count % 16
        for k in stride(from: 0, to: fours, by: 4) {
            for column in stride(from: start, to: whole, by: 16) { addFour(k, column, 16) }
            if count % 16 > 0 { addFour(k, whole, count % 16) }
        }
        for k in fours..<inner { addOne(k, at: start, count) }
    }

    /// Adds the products with four rows of the weight, as many as the registers of AVX2 hold, to up
    /// to 16 columns.
    @inline(__always)
    private func addFour(_ k: Int, _ column: Int, _ count: Int) {
        let source = weight + k * columns + column
        let a = Lanes(loading: source, count: count)
        let b = Lanes(loading: source + columns, count: count)
        let c = Lanes(loading: source + 2 * columns, count: count)
        let d = Lanes(loading: source + 3 * columns, count: count)
        var (x, target) = (x + k, result + column)
        for _ in 0..<rows {
            var sum = Lanes(loading: target, count: count)
            sum.addProduct(a, Lanes(repeating: x[0]))
            sum.addProduct(b, Lanes(repeating: x[1]))
            sum.addProduct(c, Lanes(repeating: x[2]))
            sum.addProduct(d, Lanes(repeating: x[3]))
            sum.store(to: target, count: count)
            (x, target) = (x + inner, target + columns)
        }
    }

    private func addOne(_ k: Int, at start: Int, _ count: Int) {
        for row in 0..<rows {
            let (factor, target) = (x[row * inner + k], result + row * columns + start)
            let source = weight + k * columns + start
            for i in 0..<count { target[i] += factor * source[i] }
        }
    }
}
