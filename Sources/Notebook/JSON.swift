import Foundation

/// Any JSON value: what a chapter records need not have one shape.
package enum JSON: Codable, Equatable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case list([JSON])
    case object([String: JSON])

    /// A number to seven significant digits, as many as a `Float` holds.
    init(_ number: Double) {
        let short = Double(String(format: "%.7g", number)) ?? number
        self = .number(number == number.rounded() ? number : short)
    }

    /// The JSON form of any value that has one.
    init(_ value: some Encodable) throws {
        self = try JSON.decoder.decode(JSON.self, from: JSON.encoder.encode(value))
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self = JSON(number)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// Infinite numbers and nan, which JSON has not, are written as text.
    package static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}
