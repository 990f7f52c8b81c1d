import Foundation

/// The most memory that this program has held so far, in bytes.
public func peakMemory() -> Double {
    var usage = rusage()
    #if os(Linux)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return 1024 * Double(usage.ru_maxrss)
    #else
        getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss)
    #endif
}
