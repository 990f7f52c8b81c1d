import Foundation
import TestSupport

/// What the figures of 10.5 must show, on the book's file.
let translationDataFigures = [lengths, vocabulary]

private let lengths: ExpectedFigure = {
    let panel = ExpectedFigure.Panel(
        x: "tokens in a sequence", y: "share of sequences (%)",
        series: ["sequences", "median", "95 % are no longer"])
    return ExpectedFigure(
        name: "data-lengths", title: "Most sentences are short", panels: [panel, panel],
        invariants: [
            (
                "nearly all sequences are shown: they have no more than 30 tokens",
                { table in
                    try (1...2).allSatisfy {
                        99.5...100.001 ~= (try table.values("sequences", panel: $0).reduce(0, +))
                    }
                }
            ),
            (
                "half have no more tokens than the median, and 95 % than the other line",
                { table in
                    try [("median", 50.0), ("95 % are no longer", 95)].allSatisfy { line in
                        try (1...2).allSatisfy { panel in
                            let place = try table.points(line.0, panel: panel)[0].x
                            let shares = try table.points("sequences", panel: panel)
                            let upTo = shares.filter { $0.x <= place }.reduce(0) { $0 + $1.y }
                            let before = shares.filter { $0.x < place }.reduce(0) { $0 + $1.y }
                            return before <= line.1 && upTo >= line.1
                        }
                    }
                }
            ),
            (
                "no sequence is shorter than a word, a mark and <eos>, but for a few",
                { table in
                    try (1...2).allSatisfy {
                        try table.values("sequences", panel: $0).prefix(2).reduce(0, +) < 0.1
                    }
                }
            ),
        ])
}()

private let vocabulary: ExpectedFigure = {
    let names = ["source, all", "source, twice or more", "target, all", "target, twice or more"]
    let panel = ExpectedFigure.Panel(x: "sentence pairs", y: "different words", series: names)
    return ExpectedFigure(
        name: "data-vocabulary", title: "The more pairs, the more words", panels: [panel, panel],
        invariants: [
            (
                "more pairs have more words, if less than in proportion",
                { table in
                    try (1...2).allSatisfy { panel in
                        try ["source, all", "target, all"].allSatisfy { name in
                            let points = try table.points(name, panel: panel)
                            return zip(points, points.dropFirst()).allSatisfy { a, b in
                                b.y > a.y && b.y / a.y < b.x / a.x
                            }
                        }
                    }
                }
            ),
            (
                "some words occur once, so fewer occur twice or more",
                { table in
                    try (1...2).allSatisfy { panel in
                        try ["source", "target"].allSatisfy { side in
                            try zip(
                                table.values("\(side), all", panel: panel),
                                table.values("\(side), twice or more", panel: panel)
                            ).allSatisfy { $0 > $1 }
                        }
                    }
                }
            ),
            (
                "French has more words than English, whatever the number of pairs",
                { table in
                    try (1...2).allSatisfy { panel in
                        try zip(
                            table.values("target, all", panel: panel),
                            table.values("source, all", panel: panel)
                        ).allSatisfy { $0 > $1 }
                    }
                }
            ),
            (
                "the order does not matter in the end, and before it the file's has fewer words",
                { table in
                    try names.allSatisfy { name in
                        let file = try table.values(name, panel: 1)
                        let random = try table.values(name, panel: 2)
                        return file.last == random.last
                            && zip(file, random).dropLast().allSatisfy { $0 < $1 }
                    }
                }
            ),
            (
                "in random order words come ever more slowly: the curves of all words bend",
                { table in
                    try ["source, all", "target, all"].allSatisfy { name in
                        let points = try table.points(name, panel: 2)
                        let (first, middle) = (points[0], points[points.count / 2])
                        guard let last = points.last else { return false }
                        return slope(first, middle) > slope(middle, last)
                    }
                }
            ),
            (
                "the words that occur twice are the book's vocabulary, but for the special tokens",
                { try $0.value("source, twice or more", at: 100) == 39 - 3 }
            ),
        ])
}()

/// On two logarithmic axes.
private func slope(_ a: Point, _ b: Point) -> Double { log(b.y / a.y) / log(b.x / a.x) }
