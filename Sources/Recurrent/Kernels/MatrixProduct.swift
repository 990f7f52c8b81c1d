import COpenBLAS

enum MatrixLayout { case plain, transposed }

/// C = AB or C += AB for `[rows, inner]` by `[inner, columns]`, on the calling thread alone.
///
/// Parallel work is split above this level, into shards, so that sums are always added in the same
/// order. A transposed operand is stored as its transpose. A stride is the distance from one stored
/// row to the next, given where a matrix is some columns of a wider one.
func gemm(
    _ a: UnsafePointer<Float>?, _ aLayout: MatrixLayout, aStride: Int? = nil,
    _ b: UnsafePointer<Float>?, _ bLayout: MatrixLayout, bStride: Int? = nil,
    adding: Bool, to c: UnsafeMutablePointer<Float>?, cStride: Int? = nil,
    _ rows: Int, _ columns: Int, _ inner: Int
) {
    _ = blasRunsOnTheCallingThread
    guard rows > 0, columns > 0 else { return }
    let cStride = cStride ?? columns
    guard inner > 0 else {
        guard let c, !adding else { return }
        for row in 0..<rows { (c + row * cStride).update(repeating: 0, count: columns) }
        return
    }
    cblas_sgemm(
        CblasRowMajor, aLayout == .plain ? CblasNoTrans : CblasTrans,
        bLayout == .plain ? CblasNoTrans : CblasTrans,
        blasint(rows), blasint(columns), blasint(inner), 1,
        a, blasint(aStride ?? (aLayout == .plain ? inner : rows)),
        b, blasint(bStride ?? (bLayout == .plain ? columns : inner)),
        adding ? 1 : 0, c, blasint(cStride))
}

private let blasRunsOnTheCallingThread: Void = openblas_set_num_threads(1)
