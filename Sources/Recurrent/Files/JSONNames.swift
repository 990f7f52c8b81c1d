import Foundation

/// Whether some JSON gives a name twice in one object: a reader would take either.
func repeatsAName(_ json: Data) -> Bool {
    guard let value = try? JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
    else { return false }
    return nameCount(value) != colonCount(json)
}

private func nameCount(_ value: Any) -> Int {
    switch value {
    case let object as [String: Any]: object.count + object.values.reduce(0) { $0 + nameCount($1) }
    case let list as [Any]: list.reduce(0) { $0 + nameCount($1) }
    default: 0
    }
}

/// The colons of some JSON that are not in its strings: one for every name.
func colonCount(_ json: Data) -> Int {
    var (count, isString, isEscaped) = (0, false, false)
    for byte in json {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\"") {
            isString.toggle()
        } else if isString {
            isEscaped = byte == UInt8(ascii: "\\")
        } else if byte == UInt8(ascii: ":") {
            count += 1
        }
    }
    return count
}
