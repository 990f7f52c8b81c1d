import Foundation

/// What a chapter records in its JSON file.
package struct ChapterResults: Decodable, Sendable {
    package struct Run: Decodable, Sendable {
        package let name: String
        package let seed: Int
        package let epochs: Int
        /// Whatever else is recorded of a run, under its name; a language model has all of the
        /// four below.
        package let numbers: [String: Double]

        package var firstPoint: Double { numbers["firstPoint"] ?? .nan }
        package var trainPerplexity: Double { numbers["trainPerplexity"] ?? .nan }
        package var validationPerplexity: Double { numbers["validationPerplexity"] ?? .nan }
        package var tokensPerSecond: Double { numbers["tokensPerSecond"] ?? .nan }

        private enum CodingKeys: CodingKey { case name, seed, epochs }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            seed = try container.decode(Int.self, forKey: .seed)
            epochs = try container.decode(Int.self, forKey: .epochs)
            let all = try [String: NumberOrText](from: decoder)
            numbers = all.compactMapValues(\.number)
                .filter { CodingKeys(stringValue: $0.key) == nil }
        }
    }

    package let runs: [Run]
    /// Whatever else was recorded has no common shape; here are the names.
    package let results: Set<String>

    private enum CodingKeys: CodingKey { case runs, results }
    private struct Anything: Decodable {}

    /// A text is no number, unless it stands for one that JSON has not: `inf` or `nan`.
    private struct NumberOrText: Decodable {
        let number: Double?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            number = try (try? value.decode(Double.self)) ?? Double(value.decode(String.self))
        }
    }

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
