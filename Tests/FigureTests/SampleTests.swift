import Testing

@testable import Notebook

@Suite struct SampleTests {
    /// Student's own data (1908): the hours of sleep that ten patients gained by each of two drugs.
    /// He gives the mean difference 1.58 and its standard deviation; the 95 % interval of the mean
    /// difference is known to be 0.70 to 2.46.
    private let first = Sample([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    private let second = Sample([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])

    @Test func `the interval of a mean difference is Student's`() {
        let gain = second - first
        #expect(abs(gain.mean - 1.58) < 1e-12)
        #expect(abs(gain.margin - 0.88) < 0.001)
        #expect(gain.summary == "1.58 ± 0.88")
    }

    @Test func `what is the same on both sides of a pair drops out`() {
        let less = first < second
        #expect(less.holds && less.numbers == "0.75 < 2.33, by 1.58 ± 0.88, 10 seeds")
        #expect((second > first).holds && !(second < first).holds)
        // In another order, without the pairs, the same numbers show nothing.
        let shuffled = Sample(second.values.reversed())
        #expect(!(first < shuffled).holds)
    }

    @Test func `a number from elsewhere has no seeds and no margin`() {
        #expect((second > 0.5).holds && !(second > 2).holds)
        #expect((2 * second - 1).mean == 2 * second.mean - 1)
        #expect(Sample(floatLiteral: 3).margin == 0)
        #expect((Sample([4, 4, 4]) > 3.9).holds)
        #expect(abs(Sample([1, 10, 100]).log.mean - 2.302585) < 1e-6)
    }

    @Test func `one seed shows nothing`() {
        let one = Sample([0]) < Sample([100])
        #expect(!one.holds && one.numbers == "0 < 100, by 100, one seed")
        let (told, against) = (
            Claim("", Sample([0]) < Sample([1])), Claim("", Sample([1]) < Sample([0]))
        )
        #expect(told.verdict(of: nil).line(mayFail: false).hasPrefix("one seed agrees"))
        #expect(against.verdict(of: nil).line(mayFail: false).hasPrefix("does not hold here"))
    }

    @Test func `of a setting that was not run nothing holds`() {
        let none = Sample(lack: "e has no setting 50")
        for evidence in [none < 1, 2 * none > first, Numbers(none) < 1, none.log < 0] {
            #expect(!evidence.holds && evidence.numbers == "e has no setting 50")
        }
        let open = Claim.undecided(nil, "whether", none, first).verdict(of: nil)
        #expect(!open.holds && open.line(mayFail: false).hasPrefix("does not hold here"))
        #expect(([Sample]().averaged > first).numbers == "nothing to compare")
    }

    /// Of 1 and 100 the logarithms have the mean of ln 10.
    @Test func `a logarithm is shown by the geometric mean`() {
        let evidence = Sample([1, 100]).log < Sample([10, 1000]).log
        #expect(evidence.numbers.hasPrefix("ln 10 < ln 100, by 2.3"), "\(evidence.numbers)")
    }

    @Test func `what is called undecided must be so`() {
        let open = Claim.undecided("X1", "whether it matters", first, 0).verdict(of: nil)
        #expect(open.holds && open.line().hasPrefix("undecided  X1  whether it matters  "))
        let decided = Claim.undecided(nil, "whether it matters", second, first).verdict(of: nil)
        #expect(!decided.holds && decided.line().hasPrefix("FAILS  whether it matters  "))
        #expect(decided.line(mayFail: false).hasPrefix("decided here  "))
        let single = Claim.undecided(nil, "one", Sample([1]), Sample([2])).verdict(of: nil)
        #expect(single.holds && single.line().hasSuffix(", one seed"), "\(single.line())")
        let none = Claim.undecided(nil, "no number", Sample([.nan, 1]), first).verdict(of: nil)
        #expect(!none.holds && none.line(mayFail: false).hasPrefix("does not hold here  "))
    }
}
