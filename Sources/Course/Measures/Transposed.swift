extension [[Double]] {
    /// The first of each row, then the second of each, and so on; rows are of one length.
    public var transposed: [[Double]] {
        (first ?? []).indices.map { column in map { $0[column] } }
    }
}
