"""Names of towns folded for comparison: homonyms like to become partners."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")

# Words that do not tell one town from another: articles, prepositions, saints, "new", "city".
_COMMON = frozenset({
    "the", "of", "la", "le", "les", "el", "los", "de", "del", "della", "di", "da", "do", "das",
    "dos", "du", "des", "am", "an", "der", "die", "im", "in", "bei", "ob", "ad", "upon", "sur",
    "sous", "en", "saint", "st", "san", "santa", "sankt", "sao", "bad", "city", "town", "villa",
    "ville", "nova", "new", "neu", "nowy", "nove", "novi", "nizhny", "verkhniy", "stary",
    "stara", "velyka", "mala", "upper", "lower",
})  # fmt: skip


def words(name: str) -> list[str]:
    """Return the words of a name without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def key(name: str) -> str:
    """Return the whole name as one folded word: what two spellings of one name share."""
    return "".join(words(name))


def stem(name: str) -> str:
    """Return the word that carries the name: “Bad Freienwalde (Oder)” → “freienwalde”."""
    parts = words(name)
    return max([part for part in parts if part not in _COMMON] or parts or [""], key=len)


# Kinds of places that names tell, in the languages of the gazetteer.
_KINDS = {
    "spa": re.compile(
        r"\b(bad|spa|bains|terme|therme|baden|zdroj|lazne|furdo|banja|banos|balneario|onsen|toplice"
        r"|kupele|caldas)\b"
    ),
    "sea": re.compile(
        r"\b(mer|plage|beach|marina|lido|mare|ostsee|nordsee|bay|port|porto|puerto|harbour|cove)\b"
    ),
    "castle": re.compile(r"\b(schloss|chateau|castel|castello|castillo|zamek|castle|hrad)\b"),
    "mountain": re.compile(r"\b(mont|monte|montagne|gebirge|alpes|mountain|sierra|harz)\b"),
    "saint": re.compile(r"\b(saint|sainte|sankt|san|santa|st|svaty|sveti|szent)\b"),
}


def kind(name: str) -> int:
    """Return which kind of place the name tells: 0 for none, else 1 to 5."""
    plain = " ".join(words(name))
    for number, pattern in enumerate(_KINDS.values(), start=1):
        if pattern.search(plain):
            return number
    return 0
