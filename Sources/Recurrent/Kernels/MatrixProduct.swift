import COpenBLAS

/// A matrix somewhere in memory: a whole one, some columns of a wider one, or the transpose of
/// either.
struct MatrixView {
    let start: UnsafePointer<Float>
    let rows: Int
    let columns: Int
    /// From an element to the one below it, and to the one on its right.
    let rowStep: Int
    let columnStep: Int

    /// - Parameter stride: from one stored row to the next, where it is not the row's length.
    init(_ start: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
        self.init(
            start: start, rows: rows, columns: columns, rowStep: stride ?? columns, columnStep: 1)
    }

    private init(
        start: UnsafePointer<Float>, rows: Int, columns: Int, rowStep: Int, columnStep: Int
    ) {
        (self.start, self.rows, self.columns) = (start, rows, columns)
        (self.rowStep, self.columnStep) = (rowStep, columnStep)
    }

    var transposed: MatrixView {
        MatrixView(
            start: start, rows: columns, columns: rows, rowStep: columnStep, columnStep: rowStep)
    }

    var isTransposed: Bool { columnStep > 1 }

    /// Some rows and columns.
    subscript(rows: Range<Int>, columns: Range<Int>) -> MatrixView {
        MatrixView(
            start: start + rows.lowerBound * rowStep + columns.lowerBound * columnStep,
            rows: rows.count, columns: columns.count, rowStep: rowStep, columnStep: columnStep)
    }

    /// Some columns.
    func columns(_ range: Range<Int>) -> MatrixView { self[0..<rows, range] }
}

/// A matrix in memory that is written, row after row.
struct MutableMatrixView {
    let start: UnsafeMutablePointer<Float>
    let rows: Int
    let columns: Int
    /// From one row to the next.
    let stride: Int

    init(_ start: UnsafeMutablePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
        (self.start, self.rows, self.columns) = (start, rows, columns)
        self.stride = stride ?? columns
    }

    /// Some rows and columns.
    subscript(rows: Range<Int>, columns: Range<Int>) -> MutableMatrixView {
        MutableMatrixView(
            start + rows.lowerBound * stride + columns.lowerBound, rows: rows.count,
            columns: columns.count, stride: stride)
    }

    /// Some columns.
    func columns(_ range: Range<Int>) -> MutableMatrixView { self[0..<rows, range] }
}

/// C = AB or C += AB, on the calling thread alone.
///
/// Parallel work is split above this level, into shards, so that sums are always added in the same
/// order.
func multiply(_ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool) {
    _ = blasRunsOnTheCallingThread
    guard c.rows > 0, c.columns > 0 else { return }
    guard b.rows > 0 else {
        guard !adding else { return }
        for row in 0..<c.rows {
            (c.start + row * c.stride).update(repeating: 0, count: c.columns)
        }
        return
    }
    cblas_sgemm(
        CblasRowMajor, a.layout, b.layout, blasint(c.rows), blasint(c.columns), blasint(b.rows), 1,
        a.start, a.storedStride, b.start, b.storedStride, adding ? 1 : 0, c.start,
        blasint(c.stride))
}

extension MatrixView {
    fileprivate var layout: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }

    /// BLAS wants a row's length at least, even where there is a single row.
    fileprivate var storedStride: blasint {
        blasint(isTransposed ? max(columnStep, rows) : max(rowStep, columns))
    }
}

private let blasRunsOnTheCallingThread: Void = openblas_set_num_threads(1)
