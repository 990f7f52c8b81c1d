import Recurrent

/// *The Time Machine* by H. G. Wells (1895), in the very file that the book uses.
public enum TimeMachine {
    public static let file = DataFile(
        name: "timemachine.txt", byteCount: 178_979,
        sha256: "8424dbd9532ac81f7e5f0b6add90e6952baea29158309d7d1bf3884f4e12c516",
        remedy: "`make data` fetches it, or --text FILE reads a text of your own")

    /// The raw text, or nil when no place was named and there is no `Data/timemachine.txt`.
    /// - Throws: ``RecurrentError``, see ``DataFile/text(in:)``.
    public static func text(in places: DataPlaces = DataPlaces()) throws -> String? {
        try file.text(in: places)
    }
}
