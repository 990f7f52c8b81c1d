import Foundation
import TestSupport

/// What the figures of 10.4 must show, on *The Time Machine*.
let bidirectionalFigures = [fillIn, trap]

private let both = "both directions"
private let before = "forward: what comes before"
private let after = "backward: what follows"
private let guess = "most frequent character"

private let fillIn = ExpectedFigure(
    name: "bidirectional-fill-in",
    title: "A missing character, from what stands on either side",
    panels: [
        .init(x: "epoch", y: "right in unseen text (%)", series: [both, before, after, guess])
    ],
    invariants: [
        (
            "after every epoch both directions fill in more than either alone",
            { table in
                try [before, after].allSatisfy { name in
                    try zip(table.values(both), table.values(name)).allSatisfy { $0 > $1 }
                }
            }
        ),
        (
            "in the end they leave a fifth less to be wrong than either alone",
            { table in
                let wrong = 100 - (try table.last(both))
                return try [before, after].allSatisfy { wrong < 0.8 * (100 - (try table.last($0))) }
            }
        ),
        (
            "every network does better than the most frequent character",
            { table in
                try [both, before, after].allSatisfy { try table.last($0) > table.last(guess) }
            }
        ),
        (
            "the space is about a sixth of the text",
            { 14...22 ~= (try $0.last(guess)) }
        ),
    ])

private let forwardCurves = ["forward, training", "forward, validation"]
private let bidirectionalCurves = ["bidirectional, training", "bidirectional, validation"]
private let withheld = "bidirectional, future withheld"
private let reported = "bidirectional, as reported"

private let trap = ExpectedFigure(
    name: "bidirectional-trap", title: "A bidirectional language model has read the answer",
    panels: [
        .init(x: "epoch", y: "perplexity", series: forwardCurves + bidirectionalCurves),
        .init(
            x: "characters read before it", y: "perplexity",
            series: [withheld, "forward", reported]),
    ],
    invariants: [
        (
            "the reported perplexity is far below the forward model's, in training and validation",
            { table in
                try zip(bidirectionalCurves, forwardCurves).allSatisfy {
                    try table.last($0) < 0.4 * table.last($1)
                }
            }
        ),
        (
            "with the future withheld it is above the forward model's",
            { table in
                try perplexity(table.values(withheld, panel: 2))
                    > 1.1 * perplexity(table.values("forward", panel: 2))
            }
        ),
        (
            "what was reported is the mean over the places of a window",
            { table in
                let places = perplexity(try table.values(reported, panel: 2))
                return 0.95...1.05 ~= places / (try table.last("bidirectional, validation"))
            }
        ),
        (
            "it foresees every character but the last, which no window shows",
            { table in
                let places = try table.values(reported, panel: 2)
                return try places.dropLast().allSatisfy { $0 < 2.5 }
                    && table.last(reported, panel: 2) > 5
            }
        ),
        (
            "at the last place nothing is there to be withheld",
            { table in
                let places = (
                    try table.last(reported, panel: 2), try table.last(withheld, panel: 2)
                )
                return abs(places.0 - places.1) < 1e-4 * places.0
            }
        ),
        (
            "the more the forward model has read, the better it predicts",
            { table in
                let places = try table.values("forward", panel: 2)
                return places[0] > 1.3 * (places.last ?? .nan)
            }
        ),
    ])

/// Of all places together: their losses' mean, not that of their perplexities.
private func perplexity(_ places: [Double]) -> Double {
    exp(places.reduce(0) { $0 + log($1) } / Double(places.count))
}
