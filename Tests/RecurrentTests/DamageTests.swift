import Foundation
import TestSupport
import Testing

/// No damaged file, however it came about, crashes or hangs a loader or takes much memory.
@Suite(.timeLimit(.minutes(600))) struct DamageTests {
    @Test(arguments: Format.allCases)
    func `a damaged file does no harm`(format: Format) async {
        await #expect(processExitsWith: .success) { [format] in
            try withFolder { folder in
                let loader = try format.loader(in: folder)
                try loader.read(loader.sound)
                let found = Damage.tryAll(of: loader.sound, loader.read)
                // Few changes make no difference, such as one that undoes another.
                guard format != .keptRun || found < Damage.count / 20 else {
                    fatalError("\(found) are taken for sound")
                }
            }
        }
    }
}
