/// A matrix somewhere in memory: a whole one, some columns of a wider one, or the transpose of
/// either.
struct MatrixView {
    var start: UnsafePointer<Float>
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

    func fill(with value: Float) {
        for row in 0..<rows { (start + row * stride).update(repeating: value, count: columns) }
    }

    /// Copies a row to every row.
    func fillRows(with row: UnsafePointer<Float>) {
        for place in 0..<rows { (start + place * stride).update(from: row, count: columns) }
    }

    /// Copies a matrix of the same size.
    func update(from other: MutableMatrixView) {
        for row in 0..<rows {
            let (source, target) = (other.start + row * other.stride, start + row * stride)
            mapLanes(source, to: target, count: columns) { $0 }
        }
    }
}
