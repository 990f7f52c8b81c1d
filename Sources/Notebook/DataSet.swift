/// What a chapter trains on.
public struct DataSet: Sendable {
    /// As captions say it: "The Time Machine".
    public var name: String
    /// Whether this is the chapter's real data, rather than a stand-in for it.
    public var isReal: Bool
    /// What tells this data from any other.
    public var checksum: String

    public init(name: String, isReal: Bool, checksum: String = "") {
        self.name = name
        self.isReal = isReal
        self.checksum = checksum
    }
}
