import Foundation

/// A token and its score.
struct ScoredToken: Sendable, Equatable {
    let token: Int32
    let logit: Float
}

/// ln Σ eˣ of a row of logits, which subtracted from a logit leaves the log-probability.
///
/// NaN where the logits give no distribution: one is NaN or +∞, or all are −∞.
func logSumExp(_ logits: UnsafePointer<Float>, count: Int) -> Double {
    let largest = largestLane(logits, count: count)
    var total = 0.0
    // Blocks short enough that single precision loses nothing that matters.
    for start in stride(from: 0, to: count, by: 1024) {
        total += expSum(logits + start, count: min(1024, count - start), below: largest)
    }
    return Double(largest) + log(total)
}

/// Σ e^(x − largest)
private func expSum(_ logits: UnsafePointer<Float>, count: Int, below largest: Float) -> Double {
    var sums = Lanes.zero
    let whole = count - count % 16
    for start in stride(from: 0, to: whole, by: 16) {
        sums += exp(Lanes(loading: logits + start, count: 16) - largest)
    }
    var total = Double(sums.sum())
    for i in whole..<count { total += Double(Foundation.exp(logits[i] - largest)) }
    return total
}

/// The largest logits above a floor, from the largest down; equal ones in the order of tokens.
///
/// One pass: whatever is not above the least of those found so far is skipped, 64 logits at a
/// time. In a random order only about k ln (V / k) of V logits are looked at one by one.
/// - Parameters:
///   - limit: how many at most
///   - isAllowed: whether a token may be chosen
func topTokens(
    _ logits: UnsafePointer<Float>, count: Int, limit: Int, above floor: Float = -.infinity,
    where isAllowed: (_ token: Int32) -> Bool
) -> [ScoredToken] {
    var found: [ScoredToken] = []
    var floor = floor
    // Keeping many in order costs more than sorting them when they are twice as many as wanted.
    let sortsAtEnd = limit > 256
    func consider(_ range: Range<Int>) {
        for index in range where logits[index] > floor && isAllowed(Int32(index)) {
            let next = ScoredToken(token: Int32(index), logit: logits[index])
            if sortsAtEnd {
                found.append(next)
                guard found.count - limit == limit else { continue }
                found.sort(by: isAhead)
                found.removeLast(limit)
                floor = found[limit - 1].logit
                continue
            }
            var place = found.count
            while place > 0, found[place - 1].logit < next.logit { place -= 1 }
            found.insert(next, at: place)
            if found.count > limit { found.removeLast() }
            if found.count == limit { floor = found[limit - 1].logit }
        }
    }
    found.reserveCapacity(sortsAtEnd ? 0 : min(limit, count) + 1)
    let whole = count - count % 64
    for start in stride(from: 0, to: whole, by: 64)
    where largestOf64(logits + start) > floor { consider(start..<start + 64) }
    consider(whole..<count)
    return sortsAtEnd ? Array(found.sorted(by: isAhead).prefix(limit)) : found
}

/// NaN is not found.
@inline(__always)
private func largestOf64(_ logits: UnsafePointer<Float>) -> Float {
    func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }
    func lanes(_ start: Int) -> Lanes { Lanes(loading: logits + start, count: 16) }
    return larger(larger(lanes(0), lanes(16)), larger(lanes(32), lanes(48))).largest
}

/// The order of ``topTokens``.
private func isAhead(_ a: ScoredToken, _ b: ScoredToken) -> Bool {
    a.logit != b.logit ? a.logit > b.logit : a.token < b.token
}
