import Foundation
import TestSupport

/// Puts a sound file where libFuzzer begins, before it looks there.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(_: UnsafeMutablePointer<CInt>?, _: UnsafeMutableRawPointer?) -> CInt {
    _ = loader
    return 0
}

/// libFuzzer's target: `RECURRENT_FORMAT` names the format whose files are read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    try? loader.read(Data(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// Safe: libFuzzer has one thread.
nonisolated(unsafe) private let loader: Format.Loader = {
    let environment = ProcessInfo.processInfo.environment
    guard let format = Format(rawValue: environment["RECURRENT_FORMAT"] ?? ""),
        let corpus = environment["RECURRENT_CORPUS"].map(URL.init(fileURLWithPath:))
    else { fatalError("RECURRENT_FORMAT is one of \(Format.allCases.map(\.rawValue))") }
    do {
        let loader = try format.loader(in: FileManager.default.temporaryDirectory)
        try loader.sound.write(to: corpus.appendingPathComponent("sound"))
        return loader
    } catch {
        fatalError("\(error)")
    }
}()
