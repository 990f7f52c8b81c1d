import Foundation

/// A figure with what it shows in words.
struct FigureElement {
    let name: String
    let chapter: Chapter

    private var description: String {
        chapter.figures.first { $0.name == name }?.description ?? ""
    }

    /// What it shows, from the notebook's list and from the claims on it.
    var alternative: String {
        guard !description.isBlank else { return "" }
        let claims = chapter.record.claims.filter { $0.figure == name && $0.verdict == .holds }
        var seen: Set<String> = []
        let texts = claims.map(\.text).filter { seen.insert($0).inserted }
        return ([description.capitalised] + texts.map(\.capitalised)).joined(separator: ". ") + "."
    }

    func html(id: String) -> String {
        """
        <figure id="\(id)"><div class="sheet" tabindex="0" role="group" aria-label="Figure \(name)">\
        <img src="figures/\(name).svg" loading="lazy" alt="\(alternative.escaped)"></div>
        <figcaption>\(description.capitalised.escaped). <span class="from">\
        <a href="figures/\(name).svg">\(name).svg</a> · \
        <a href="figures/data/\(name).csv">numbers</a> · \
        <a href="figures/data/\(name).gp">script</a></span></figcaption></figure>
        """
    }
}
