import Foundation

/// Whether some JSON gives a name twice in one object, of which readers take either, or has a comma
/// with nothing behind it or is not UTF-8, which others do not read, or piles accents.
func isLoose(_ json: Data) -> Bool {
    if json.contains(0) || hasLoneComma(json) { return true }
    if String(decoding: json, as: UTF8.self).pilesAccents(inJSON: true) { return true }
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
    var count = 0
    visitOutsideStrings(json) { byte in if byte == UInt8(ascii: ":") { count += 1 } }
    return count
}

/// Whether a comma stands before the end of an object or a list.
func hasLoneComma(_ json: Data) -> Bool {
    var (last, found) = (UInt8(ascii: " "), false)
    visitOutsideStrings(json) { byte in
        guard !" \t\r\n".utf8.contains(byte) else { return }
        let isEnd = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
        if isEnd, last == UInt8(ascii: ",") { found = true }
        last = byte
    }
    return found
}

/// The bytes of some JSON that are not within its strings.
private func visitOutsideStrings(_ json: Data, _ visit: (UInt8) -> Void) {
    var (isString, isEscaped) = (false, false)
    for byte in json {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\"") {
            isString.toggle()
            visit(byte)
        } else if isString {
            isEscaped = byte == UInt8(ascii: "\\")
        } else {
            visit(byte)
        }
    }
}
