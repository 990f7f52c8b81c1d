/// Perplexities that D2L publishes: read off the PyTorch notebooks it was built from.
public struct PublishedCurve: Sendable {
    public let epochs: [Double]
    /// On the training windows, the mean over half an epoch before.
    public let training: [Double]
    /// On the validation windows.
    public let validation: [Double]

    /// Section 10.1.2, from scratch.
    public static let lstmScratch = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [17.05, 13.47, 9.49, 7.84, 6.94],
        validation: [16.41, 12.64, 9.32, 8.30, 7.42])

    /// Section 10.1.3, with the framework's layer.
    public static let lstm = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [14.93, 9.78, 7.77, 6.54, 5.76],
        validation: [12.86, 9.48, 7.87, 7.67, 6.69])

    /// Section 10.2.4, from scratch.
    public static let gruScratch = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [16.32, 10.41, 7.97, 6.64, 5.73],
        validation: [13.48, 9.67, 8.41, 7.27, 6.74])

    /// Section 10.2.5, with the framework's layer.
    public static let gru = PublishedCurve(
        epochs: [6, 13, 26, 38, 50],
        training: [11.14, 8.48, 6.57, 5.48, 4.94],
        validation: [10.12, 8.76, 7.09, 6.66, 6.55])
}
