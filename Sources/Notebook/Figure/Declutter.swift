/// Positions as near as can be to the wanted ones, in sum of squares, such that neighbours are at
/// least `spacing` apart and all lie within `bounds`.
///
/// Written as qᵢ = pᵢ − i·spacing the condition is that q does not decrease: isotonic regression,
/// solved by pooling neighbours that are out of order until none are.
///
/// - Parameter wanted: in any order; equal ones keep their order.
/// - Returns: a position for each, in the order of `wanted`, or nil if there is no room.
func declutter(
    _ wanted: [Double], spacing: Double, within bounds: ClosedRange<Double>
) -> [Double]? {
    let room = bounds.upperBound - bounds.lowerBound - spacing * Double(wanted.count - 1)
    guard room >= 0 else { return nil }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var pools: [(mean: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
        var pool = (mean: wanted[index] - Double(rank) * spacing, count: 1)
        while let last = pools.last, last.mean > pool.mean {
            pools.removeLast()
            let count = last.count + pool.count
            let sum = last.mean * Double(last.count) + pool.mean * Double(pool.count)
            pool = (sum / Double(count), count)
        }
        pools.append(pool)
    }
    let means = pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
    var positions = wanted
    for (rank, index) in order.enumerated() {
        let first = min(max(means[rank], bounds.lowerBound), bounds.lowerBound + room)
        positions[index] = first + Double(rank) * spacing
    }
    return positions
}
