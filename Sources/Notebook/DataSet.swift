/// What a chapter trains on.
public struct DataSet: Sendable {
    /// As captions say it: "The Time Machine".
    public var name: String
    /// Whether this is the chapter's real data, rather than a stand-in for it.
    public var isReal: Bool
    /// What tells this data from any other.
    public var checksum: String
    /// The texts that the reader keeps apart, to validate and to test on.
    public var validation, test: String?

    public init(
        name: String, isReal: Bool, checksum: String = "", validation: String? = nil,
        test: String? = nil
    ) {
        self.name = name
        self.isReal = isReal
        self.checksum = checksum
        (self.validation, self.test) = (validation, test)
    }
}
