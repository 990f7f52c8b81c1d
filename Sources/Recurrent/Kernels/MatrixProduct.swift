import CMachine

/// C = AB or C += AB, on the calling thread alone.
///
/// Every element of C is a sum over k, in the order of k, of products of a row of A and a column of
/// B; each product is added with one rounding, by a fused multiply-add. The sum starts from zero or
/// from what C holds. Nothing below changes that order, only which elements are computed at the
/// same time. So short registers, long ones and a plain loop over single floats give the same bits.
///
/// A product does much arithmetic on little data, and what is fast is to load little:
///
/// * **A tile** of C, six rows by two registers, stays in twelve registers while k runs. A step
///   loads two registers of B and six floats of A for twelve multiply-adds. A multiply-add takes
///   four cycles but two begin in each, so it takes eight sums that do not wait for one another to
///   keep the processor busy.
/// * **A panel** holds the columns of B under a tile, row after row without gaps. Every tile of
///   these columns reads it from one end to the other, from the nearest cache. In B itself the rows
///   may lie so far apart that they compete for the same few places of the cache.
/// * **A block** of steps of k is done for all tiles before the next begins, so that the panel and
///   the rows of A beside it fit in the caches. Between blocks a sum rests in C, as exact as in a
///   register.
///
/// Source: Goto & van de Geijn 2008.
func multiply(_ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool) {
    // Rows close together, or used by a tile or two only, are read where they are.
    let copies = b.isTransposed || b.rowStep > 128 && c.rows > 2 * tileHeight
    let blockSize = copies ? 256 : 64
    withUnsafeTemporaryAllocation(of: Float.self, capacity: blockSize * panelWidth) { panel in
        multiply(a, into: c, adding: adding, blockSize: blockSize) { steps, columns in
            if !copies && columns.count == panelWidth { return b[steps, columns] }
            return pack(b[steps, columns], to: panel.baseAddress!)
        }
    }
}

/// The same with a B whose panels stand ready, by the crew of the calling thread.
///
/// - Parameters:
///   - row: where the rows of B begin that A has columns for
///   - column: where the columns of B begin that C has; those of a whole panel and more
func multiply(
    _ a: MatrixView, _ b: Panels, fromRow row: Int = 0, from column: Int = 0,
    into c: MutableMatrixView, adding: Bool
) {
    forEachPart(ofColumns: c.columns, work: c.rows * a.columns * c.columns) { columns in
        multiplyPart(
            a, b, fromRow: row, from: column + columns.lowerBound, into: c.columns(columns),
            adding: adding)
    }
}

/// C = AB + b, the sums of every row starting from the same b, by the crew of the calling thread.
/// - Parameter bias: b, `[c.columns]`
func multiply(
    _ a: MatrixView, _ b: Panels, fromRow row: Int = 0, addedTo bias: UnsafePointer<Float>,
    into c: MutableMatrixView
) {
    forEachPart(ofColumns: c.columns, work: c.rows * a.columns * c.columns) { columns in
        // A few panels at a time: where b was copied to is still in the cache for the product.
        for start in stride(from: columns.lowerBound, to: columns.upperBound, by: 8 * panelWidth) {
            let few = c.columns(start..<min(start + 8 * panelWidth, columns.upperBound))
            few.fillRows(with: bias + start)
            multiplyPart(a, b, fromRow: row, from: start, into: few, adding: true)
        }
    }
}

/// Shares out the columns of a product among the crew, whole panels to each: with a few rows it is
/// reading B that takes the time, and each thread reads its part of it once.
@inline(__always)
private func forEachPart(ofColumns count: Int, work: Int, _ multiply: (Range<Int>) -> Void) {
    // Some 2 µs for a thread.
    let parts = work < 1 << 18 ? 1 : min(Crew.size, max(1, count / (4 * panelWidth)))
    if parts == 1 { return multiply(0..<count) }
    let panels = evenRanges(of: (count + panelWidth - 1) / panelWidth, parts: parts)
    withoutActuallyEscaping(multiply) { multiply in
        // Safe: the parts of C that are written at once have no element in common.
        nonisolated(unsafe) let multiply = multiply
        inCrew(parts: parts) { part in
            let end = min(panels[part].upperBound * panelWidth, count)
            multiply(panels[part].lowerBound * panelWidth..<end)
        }
    }
}

private func multiplyPart(
    _ a: MatrixView, _ b: Panels, fromRow row: Int, from column: Int, into c: MutableMatrixView,
    adding: Bool
) {
    // A tile or two read every panel once: whole panels, one after the other.
    let blockSize = c.rows > 2 * tileHeight ? 256 : max(a.columns, 1)
    multiply(a, into: c, adding: adding, blockSize: blockSize) { steps, columns in
        let rows = row + steps.lowerBound..<row + steps.upperBound
        return b.panel(column + columns.lowerBound)[rows, 0..<panelWidth]
    }
}

/// A matrix in panels, for one that many products share: the weight of all steps of a sequence.
final class Panels: @unchecked Sendable {
    let rows: Int
    let columns: Int
    /// Written once, before there is anyone to read.
    private let panels: UnsafeMutablePointer<Float>

    init(_ matrix: MatrixView) {
        (rows, columns) = (matrix.rows, matrix.columns)
        let panelCount = (columns + panelWidth - 1) / panelWidth
        panels = .allocate(capacity: panelCount * panelWidth * rows)
        for column in stride(from: 0, to: columns, by: panelWidth) {
            let part = matrix[0..<rows, column..<min(column + panelWidth, columns)]
            _ = pack(part, to: panels + column * rows)
        }
    }

    deinit { panels.deallocate() }

    fileprivate func panel(_ column: Int) -> MatrixView {
        MatrixView(panels + column * rows, rows: rows, columns: panelWidth)
    }
}

/// The columns of a tile.
private var panelWidth: Int { 2 * floatsInRegister() }

/// The most rows of a tile.
private var tileHeight: Int { 6 }

/// Copies up to `panelWidth` columns, row after row; beyond the last stand zeros.
private func pack(_ b: MatrixView, to panel: UnsafeMutablePointer<Float>) -> MatrixView {
    if b.columns < panelWidth { panel.update(repeating: 0, count: b.rows * panelWidth) }
    if b.isTransposed {
        // Sixteen rows at a time: a line of the cache of every column, while it is there.
        for start in stride(from: 0, to: b.rows, by: 16) {
            let whole = start + 16 <= b.rows ? b.columns - b.columns % 4 : 0
            for column in stride(from: 0, to: whole, by: 4) {
                for row in stride(from: start, to: start + 16, by: 4) {
                    transpose4(
                        b.start + row + column &* b.columnStep, step: b.columnStep,
                        to: panel + row &* panelWidth + column, step: panelWidth)
                }
            }
            for column in whole..<b.columns {
                let source = b.start + column &* b.columnStep
                for row in start..<min(start + 16, b.rows) {
                    panel[row &* panelWidth &+ column] = source[row]
                }
            }
        }
    } else {
        for row in 0..<b.rows {
            let (source, target) = (b.start + row &* b.rowStep, panel + row &* panelWidth)
            if b.columns < panelWidth {
                target.update(from: source, count: b.columns)
            } else {
                for start in stride(from: 0, to: panelWidth, by: 16) {
                    Lanes(loading: source + start, count: 16).store(to: target + start, count: 16)
                }
            }
        }
    }
    return MatrixView(panel, rows: b.rows, columns: panelWidth)
}

/// C = AB or C += AB, the columns of B in panels: block by block, panel by panel, tile by tile.
@inline(__always)
private func multiply(
    _ a: MatrixView, into c: MutableMatrixView, adding: Bool, blockSize: Int,
    panel: (_ steps: Range<Int>, _ columns: Range<Int>) -> MatrixView
) {
    guard c.rows > 0, c.columns > 0 else { return }
    guard a.columns > 0 else { return adding ? () : c.fill(with: 0) }
    // Tiles of six rows or five, so that none has too few sums.
    let tileCount = (c.rows + tileHeight - 1) / tileHeight
    let (height, tallCount) = c.rows.quotientAndRemainder(dividingBy: tileCount)
    for k in stride(from: 0, to: a.columns, by: blockSize) {
        let steps = k..<min(k + blockSize, a.columns)
        for column in stride(from: 0, to: c.columns, by: panelWidth) {
            let columns = column..<min(column + panelWidth, c.columns)
            let panel = panel(steps, columns)
            var row = 0
            for tile in 0..<tileCount {
                let rows = row..<row + height + (tile < tallCount ? 1 : 0)
                row = rows.upperBound
                multiplyTile(a[rows, steps], panel, into: c[rows, columns], adding: adding || k > 0)
            }
        }
    }
}

@inline(__always)
private func multiplyTile(
    _ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool
) {
    if c.columns == panelWidth {
        return multiplyWholeTile(a, b, into: c, adding: adding)
    }
    // A tile narrower than its panel is computed aside.
    withUnsafeTemporaryAllocation(of: Float.self, capacity: tileHeight * panelWidth) { aside in
        let whole = MutableMatrixView(aside.baseAddress!, rows: c.rows, columns: panelWidth)
        let part = whole[0..<c.rows, 0..<c.columns]
        if adding { part.update(from: c) }
        multiplyWholeTile(a, b, into: whole, adding: adding)
        c.update(from: part)
    }
}

@inline(__always)
private func multiplyWholeTile(
    _ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool
) {
    if floatsInRegister() == 16 {
        multiplyWholeTile(a, b, into: c, adding: adding, SIMD16<Float>.self)
    } else {
        multiplyWholeTile(a, b, into: c, adding: adding, SIMD8<Float>.self)
    }
}

@inline(__always)
private func multiplyWholeTile<Register: SIMD<Float>>(
    _ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool,
    _ register: Register.Type
) {
    switch c.rows {
    case 1: Tile<1, Register>.multiply(a, b, into: c, adding: adding)
    case 2: Tile<2, Register>.multiply(a, b, into: c, adding: adding)
    case 3: Tile<3, Register>.multiply(a, b, into: c, adding: adding)
    case 4: Tile<4, Register>.multiply(a, b, into: c, adding: adding)
    case 5: Tile<5, Register>.multiply(a, b, into: c, adding: adding)
    default: Tile<6, Register>.multiply(a, b, into: c, adding: adding)
    }
}

/// A tile of `height` rows and two registers' columns. The height is known to the compiler, which
/// unrolls the loops over it and keeps the sums in registers.
private enum Tile<let height: Int, Register: SIMD<Float>> {
    @inline(__always)
    static func multiply(
        _ a: MatrixView, _ b: MatrixView, into c: MutableMatrixView, adding: Bool
    ) {
        let width = Register.scalarCount
        var left = InlineArray<height, Register>(repeating: .zero)
        var right = left
        if adding {
            for row in 0..<height {
                left[row] = load(c.start + row &* c.stride)
                right[row] = load(c.start + row &* c.stride + width)
            }
        }
        var rows = InlineArray<height, UnsafePointer<Float>> { a.start + $0 &* a.rowStep }
        var b = b
        for _ in 0..<a.columns {
            let (b0, b1) = (load(b.start), load(b.start + width))
            for row in 0..<height {
                let factor = Register(repeating: rows[row].pointee)
                left[row] = left[row].addingProduct(factor, b0)
                right[row] = right[row].addingProduct(factor, b1)
                rows[row] += a.columnStep
            }
            b.start += b.rowStep
        }
        for row in 0..<height {
            store(left[row], to: c.start + row &* c.stride)
            store(right[row], to: c.start + row &* c.stride + width)
        }
    }

    @inline(__always)
    private static func load(_ source: UnsafePointer<Float>) -> Register {
        UnsafeRawPointer(source).loadUnaligned(as: Register.self)
    }

    @inline(__always)
    private static func store(_ register: Register, to target: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(target).storeBytes(of: register, as: Register.self)
    }
}
