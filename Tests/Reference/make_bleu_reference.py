"""Writes bleu.json: what sacreBLEU computes for small corpora of all sorts, one case a line.

usage: python make_bleu_reference.py > bleu.json    (needs sacrebleu; made with the version it names)
"""
import json
import random
import sacrebleu
from sacrebleu.metrics.bleu import BLEU

random.seed(2002)
CASES = 200

SENTENCES = [
    "The cat sleeps on the warm roof of the old mill.",
    "Le chat dort sur le toit chaud du vieux moulin.",
    "the the the the the the the",
    "Ma tante achète trois pommes, deux poires et un melon.",
    "L'ami d'Anne n'a pas vu l'orage venir.",
    "It cost 1,299.50 francs in 1987, not 2,5 or .75!",
    "Version 3.1.4-beta (build 20-7) runs at 9.5-10.5 volts.",
    'She said: &quot;salt &amp; pepper&quot; &lt;now&gt;, didn\'t she?',
    "&amp;lt; is not &amp;amp;quot; <skipped>here",
    "« Où est-il ? » demanda-t-elle… — « Là-bas ! »",
    "Наша лодка плывёт вниз по реке.",
    "Ο ΔΡΟΜΟΣ είναι μακρύς, ΦΙΛΕ ΜΟΥ ΟΔΥΣΣΕΥΣ! Σ Σ'Α",
    "ÇA VA, ŒUVRE? İstanbul ẞ ǅ",
    "船 は 川 を 下る 。",
    "cafe\u0301 café naïve nai\u0308ve",
    "a b a b a b a b a",
    "a b",
    "oui",
    "Wait... what?!! No,no,no... ok.",
    "tabs\tand\u00a0hard\u2003spaces\u3000and\x1cseparators",
    "a word bro-\nken over two\nlines -\r\nor three ",
    "50% of $3.00 @ home_work/[draft]{x}~`^|\\ #1 *+=",
    "end of it .",
    ".,.,. 1.,2 ,3. 4-5 -6 x-7",
    "😀 👨‍👩‍👧 🇫🇷, e\u0301.",
    "   ",
    "",
]


def changed(sentence):
    """A sentence with some words dropped, doubled, swapped or exchanged."""
    words = random.choice([sentence, sentence, sentence.upper(), sentence.lower()]).split(" ")
    for _ in range(random.randrange(4)):
        i = random.randrange(len(words) + 1)
        words[i:i + random.randrange(2)] = random.choice(
            [[], words[i:i + 1] * 2, ["and"], words[i:i + 2][::-1]])
    return " ".join(words)


def corpus(size, most_references):
    hypotheses, references = [], []
    for _ in range(size):
        sentence = random.choice(SENTENCES)
        hypotheses.append(random.choice([changed(sentence), changed(sentence), sentence, ""]))
        count = random.randint(1, most_references)
        references.append([changed(random.choice([sentence, sentence, random.choice(SENTENCES)]))
                           for _ in range(count)])
    return hypotheses, references


def case():
    hypotheses, references = corpus(
        random.choice([1, 1, 1, 2, 3, 5, 9]), random.choice([1, 1, 2, 4]))
    smoothing, value = random.choice([
        ("exp", None), ("exp", None), ("none", None), ("floor", None), ("floor", 0.01),
        ("add-k", None), ("add-k", 0.5)])
    metric = BLEU(
        tokenize=random.choice(["13a", "13a", "none"]), smooth_method=smoothing,
        smooth_value=value, lowercase=random.random() < 0.4, effective_order=random.random() < 0.4,
        max_ngram_order=random.choice([4, 4, 4, 2, 1]), force=True)
    most = max(map(len, references))
    columns = [[r[i] if i < len(r) else None for r in references] for i in range(most)]
    result = metric.corpus_score(hypotheses, columns)
    signature = str(metric.get_signature()).split("|version")[0]
    return {
        "order": metric.max_ngram_order,
        "lowercase": metric.lowercase,
        "smoothing": smoothing,
        "smoothingValue": value,
        "tokenization": metric.tokenizer_signature,
        "effectiveOrder": metric.effective_order,
        "hypotheses": hypotheses,
        "references": references,
        "score": result.score,
        "precisions": result.precisions,
        "brevityPenalty": result.bp,
        "hypothesisLength": result.sys_len,
        "referenceLength": result.ref_len,
        "line": result.format(signature=signature),
    }


tokenizer = BLEU(tokenize="13a").tokenizer
tokens = {s: tokenizer(s.rstrip()).split() for s in SENTENCES}
cases = ",\n".join(json.dumps(case()) for _ in range(CASES))
print("{")
print(f'"sacrebleu": "{sacrebleu.__version__}",')
print('"tokens": [')
print(",\n".join(json.dumps({"text": s, "tokens": t}) for s, t in tokens.items()))
print('],\n"cases": [')
print(cases)
print("]\n}")
