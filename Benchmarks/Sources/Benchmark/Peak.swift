import Foundation

/// The most multiplications and additions that this machine does in a second: a loop of fused
/// multiply-adds on registers alone.
func fusedPeak(threads: Int) -> Double {
    let (rounds, start) = (20_000_000, ContinuousClock.now)
    // Eight chains keep two units busy that take four cycles each.
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        withExtendedLifetime(fusedMultiplyAdds(rounds)) {}
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Double(2 * 8 * 16 * rounds * threads) / seconds
}

@inline(never)
private func fusedMultiplyAdds(_ rounds: Int) -> SIMD16<Float> {
    let x = SIMD16<Float>(repeating: 1e-9)
    var (a, b, c, d) = (x, x + 1, x + 2, x + 3)
    var (e, f, g, h) = (x + 4, x + 5, x + 6, x + 7)
    for _ in 0..<rounds {
        a = a.addingProduct(a, x)
        b = b.addingProduct(b, x)
        c = c.addingProduct(c, x)
        d = d.addingProduct(d, x)
        e = e.addingProduct(e, x)
        f = f.addingProduct(f, x)
        g = g.addingProduct(g, x)
        h = h.addingProduct(h, x)
    }
    return a + b + c + d + e + f + g + h
}
