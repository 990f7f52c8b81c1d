import Foundation

/// A file that a script in Tests/Reference has made.
func reference(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).appending(path: "../../Reference/\(name)").standardizedFileURL
}

/// What such a file holds.
func numbers<Numbers: Decodable>(_ name: String) -> Numbers {
    do {
        return try JSONDecoder().decode(Numbers.self, from: Data(contentsOf: reference(name)))
    } catch {
        fatalError("\(name): \(error); the scripts in Tests/Reference write it")
    }
}
