import Testing

@testable import Recurrent

/// The products of the library against their definition: for every element one sum, in the order of
/// the inner axis, one rounding a step. They are equal to the bit.
struct MatrixProductTests {
    /// Sizes on both sides of whole tiles, of two of them, and of a block of steps.
    static let sizes = [1, 2, 5, 6, 7, 12, 13, 15, 16, 17, 31, 32, 33, 64, 100]

    @Test(arguments: sizes)
    func `a product of any height is the sum in order`(rows: Int) {
        for columns in [1, 16, 33] { check(Sizes(rows, columns, 19)) }
    }

    @Test(arguments: sizes)
    func `a product of any width is the sum in order`(columns: Int) {
        for rows in [1, 6, 14] { check(Sizes(rows, columns, 7)) }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 63, 64, 65, 255, 256, 257, 700])
    func `a product of any depth is the sum in order`(depth: Int) {
        for rows in [2, 23] { check(Sizes(rows, 35, depth)) }
    }

    @Test
    func `a product without a row or a column writes nothing`() {
        check(Sizes(0, 8, 3))
        check(Sizes(8, 0, 3))
    }

    @Test
    func `a number that is none reaches its row and column only`() {
        var (a, b) = (Stored(7, 20, margin: 0), Stored(20, 40, margin: 0))
        a.scalars[3 * 20 + 4] = .nan
        b.scalars[5 * 40 + 39] = .infinity
        let c = product(a, false, b, false, onto: Stored(7, 40, margin: 0), adding: false) {
            multiply($0, $1, into: $2, adding: $3)
        }
        for row in 0..<7 {
            for column in 0..<40 {
                let isFinite = row != 3 && column != 39
                #expect(c.scalars[row * 40 + column].isFinite == isFinite)
            }
        }
    }

    private struct Sizes {
        let rows: Int
        let columns: Int
        let depth: Int

        init(_ rows: Int, _ columns: Int, _ depth: Int) {
            (self.rows, self.columns, self.depth) = (rows, columns, depth)
        }
    }

    /// Every layout of the operands, with and without gaps between stored rows, onto zeros and onto
    /// what is there, with B as it is and packed.
    private func check(_ sizes: Sizes) {
        for (aIsTransposed, bIsTransposed) in [
            (false, false), (false, true), (true, false), (true, true),
        ] {
            // Rows further apart than 128 floats are copied before they are used.
            for margin in [0, 3, 150] {
                let a = Stored(sizes.rows, sizes.depth, margin: margin, transposed: aIsTransposed)
                let b = Stored(
                    sizes.depth, sizes.columns, margin: margin, transposed: bIsTransposed)
                let c = Stored(sizes.rows, sizes.columns, margin: margin)
                for adding in [false, true] {
                    let expected = product(
                        a, aIsTransposed, b, bIsTransposed, onto: c, adding: adding, multiplyPlainly
                    )
                    let direct = product(
                        a, aIsTransposed, b, bIsTransposed, onto: c, adding: adding
                    ) { multiply($0, $1, into: $2, adding: $3) }
                    let packed = product(
                        a, aIsTransposed, b, bIsTransposed, onto: c, adding: adding
                    ) { multiply($0, Panels($1), into: $2, adding: $3) }
                    #expect(direct.scalars.map(\.bitPattern) == expected.scalars.map(\.bitPattern))
                    #expect(packed.scalars.map(\.bitPattern) == expected.scalars.map(\.bitPattern))
                }
            }
        }
    }

    /// A matrix as it is stored, with floats between its rows that no product may read or write.
    private struct Stored {
        let rows: Int
        let columns: Int
        let stride: Int
        var scalars: [Float]

        init(_ rows: Int, _ columns: Int, margin: Int, transposed: Bool = false) {
            (self.rows, self.columns) = transposed ? (columns, rows) : (rows, columns)
            stride = self.columns + margin
            var generator = Generator(seed: UInt64(rows * 1000 + columns))
            scalars = []
            for _ in 0..<self.rows {
                scalars += (0..<self.columns).map { _ in Float(generator.uniform()) - 0.5 }
                scalars += [Float](repeating: .nan, count: margin)
            }
        }
    }

    private func product(
        _ a: Stored, _ aIsTransposed: Bool, _ b: Stored, _ bIsTransposed: Bool,
        onto c: Stored, adding: Bool,
        _ multiply: (MatrixView, MatrixView, MutableMatrixView, Bool) -> Void
    ) -> Stored {
        var c = c
        func view(_ stored: Stored, _ start: UnsafePointer<Float>?, _ isTransposed: Bool)
            -> MatrixView
        {
            // An empty array has no address, and nothing of it is read.
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 1) { none in
                let view = MatrixView(
                    start ?? UnsafePointer(none.baseAddress!), rows: stored.rows,
                    columns: stored.columns, stride: stored.stride)
                return isTransposed ? view.transposed : view
            }
        }
        let stride = c.stride
        a.scalars.withUnsafeBufferPointer { aStart in
            b.scalars.withUnsafeBufferPointer { bStart in
                c.scalars.withUnsafeMutableBufferPointer { cStart in
                    guard let start = cStart.baseAddress else { return }
                    multiply(
                        view(a, aStart.baseAddress, aIsTransposed),
                        view(b, bStart.baseAddress, bIsTransposed),
                        MutableMatrixView(start, rows: c.rows, columns: c.columns, stride: stride),
                        adding)
                }
            }
        }
        return c
    }

    /// The definition.
    private func multiplyPlainly(
        _ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool
    ) {
        for row in 0..<c.rows {
            for column in 0..<c.columns {
                var sum = adding ? c.start[row * c.stride + column] : 0
                for k in 0..<a.columns {
                    sum = sum.addingProduct(
                        a.start[row * a.rowStep + k * a.columnStep],
                        b.start[k * b.rowStep + column * b.columnStep])
                }
                c.start[row * c.stride + column] = sum
            }
        }
    }
}
