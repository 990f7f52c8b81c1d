import Foundation
import Recurrent

/// English sentences with their French translations, from Tatoeba through ManyThings.org, in the
/// very file that the book uses: 167,130 pairs, the shortest English first.
public enum FrenchEnglish {
    private static let remedy = "`make data` fetches it, or --text FILE reads pairs of your own"

    public static let file = DataFile(
        name: "fra-eng/fra.txt", byteCount: 11_669_748,
        sha256: "0bb85dbaa1c896844649094d7eaf2e34bee34e84fe362b26ce7e8f2e12aae104", remedy: remedy)

    /// What the book downloads; it holds ``file``.
    public static let archive = DataFile(
        name: "fra-eng.zip", byteCount: 3_420_152,
        sha256: "fa96382b2c8b609e1662654c1e6e6baeb8d30b3bf63dfb4a5a261cc36347df13", remedy: remedy)

    /// The raw text, from the archive where the file itself is missing; nil when no place was
    /// named and `Data/` has neither.
    /// - Throws: ``RecurrentError``, see ``DataFile/text(in:)``; also when `unzip` is not there.
    public static func text(in places: DataPlaces = DataPlaces()) throws -> String? {
        guard !file.isPresent(in: places), archive.isPresent(in: places),
            let path = try archive.locate(in: places), try archive.bytes(in: places) != nil
        else { return try file.text(in: places) }
        let bytes = try Program("unzip", searchPath: places.searchPath)?
            .output(["-p", path, file.name])
        guard let bytes, bytes.count == file.byteCount else {
            throw RecurrentError(
                place: path, problem: "unzip is not on PATH or does not unpack it",
                remedy: "install unzip, or unpack \(file.name) beside it")
        }
        return try TextFile.decode(bytes, path: file.name)
    }
}
