import Foundation

/// What a chapter records in its JSON file; the named numbers must all be there.
package struct ChapterResults: Decodable, Sendable {
    package struct Run: Decodable, Sendable {
        package let name: String
        package let seed: Int
        package let epochs: Int
        package let firstPoint: Double
        package let trainPerplexity: Double
        package let validationPerplexity: Double
        package let tokensPerSecond: Double
    }

    package let runs: [Run]
    /// Whatever else was recorded has no common shape; here are the names.
    package let results: Set<String>

    private enum CodingKeys: CodingKey { case runs, results }
    private struct Anything: Decodable {}

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        runs = try container.decode([Run].self, forKey: .runs)
        results = Set(try container.decode([String: Anything].self, forKey: .results).keys)
    }

    package init(_ file: URL) throws {
        self = try JSONDecoder().decode(ChapterResults.self, from: Data(contentsOf: file))
    }

    /// The run of this name.
    package func run(_ name: String) throws -> Run {
        guard let run = runs.first(where: { $0.name == name }) else {
            throw Fault("there is no run \(name)")
        }
        return run
    }
}
