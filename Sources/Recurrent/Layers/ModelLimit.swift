/// The largest model that is made or read.
enum ModelLimit {
    /// In a layer.
    static let units = 8_192
    static let layers = 64
}
