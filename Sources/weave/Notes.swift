import Foundation

/// What the reader's handwritten notes hold, as `Book/notes.tsv` and `Book/claims.tsv` list it: no
/// word of the notes themselves, but for their headings.
struct Notes {
    /// A heading of the notes and the passage it stands beside.
    struct Heading {
        /// The page, as part of an address.
        let page: String
        /// What the notes have on top of it: `①`, or the section.
        let mark: String
        let heading: String
        /// `10.1`
        let chapter: String
        let passage: String
        let line: Int
    }

    /// Something that the notes say and a chapter shows, in our words.
    struct Claim {
        let id: String
        let page: String
        let chapter: String
        /// Empty for a claim that the whole book bears out.
        let passage: String
        let text: String
        let line: Int
    }

    var headings: [Heading]
    var claims: [Claim]

    init(project: URL) throws {
        headings = try table("Book/notes.tsv", in: project, columns: 5).map {
            Heading(
                page: $1[0], mark: $1[1], heading: $1[2], chapter: $1[3], passage: $1[4], line: $0)
        }
        claims = try table("Book/claims.tsv", in: project, columns: 5).map {
            Claim(
                id: $1[0], page: $1[1], chapter: $1[2], passage: $1[3], text: $1[4], line: $0)
        }
    }
}

/// The rows of a table with a title row, its columns parted by tabs, each with its line's number.
func table(_ path: String, in project: URL, columns: Int) throws -> [(Int, [String])] {
    let text = try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
    return try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .dropFirst()
        .filter { !$1.isEmpty }.map { number, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == columns else {
                throw Fault("\(path):\(number + 1)", "expected \(columns) columns parted by tabs")
            }
            return (number + 1, cells.map(String.init))
        }
}

/// Something in the book that is not as it should be.
struct Fault: Error, CustomStringConvertible, Equatable {
    let place: String
    let text: String

    init(_ place: String, _ text: String) { (self.place, self.text) = (place, text) }

    var description: String { "\(place): \(text)" }
}
