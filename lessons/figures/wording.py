"""Numbers and dates as each language writes them. Pure."""

from datetime import date

MARKS = {"id": (".", ","), "en": (",", ".")}  # between thousands, before decimals
SMALL = {
    "id": (
        *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
        *("sepuluh", "sebelas", "dua belas", "tiga belas", "empat belas", "lima belas"),
        *("enam belas", "tujuh belas", "delapan belas", "sembilan belas", "dua puluh"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen", "twenty"),
    ),
}
SCALES = (
    (1_000_000_000, {"id": "miliar", "en": "billion"}),
    (1_000_000, {"id": "juta", "en": "million"}),
)
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
        *("September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
}
AND = {"id": " dan ", "en": " and "}


def number(value, language):
    """1234.5 -> "1.234,5" in Indonesian, "1,234.5" in English."""
    thousands, decimal = MARKS[language]
    table = str.maketrans({",": thousands, ".": decimal})
    return f"{value:,}".translate(table)


def short(value, language):
    """2000000000 -> "2 billion"; what is below a million stays as digits."""
    return scaled(value, language, number)


def words(value, language):
    """2000000000 -> "two billion", 11 -> "eleven"; what has no short name stays as digits."""
    return scaled(value, language, small_words)


def scaled(value, language, say):
    for size, names in SCALES:
        if value >= size and value % (size // 10) == 0:
            amount = value / size if value % size else value // size
            return f"{say(amount, language)} {names[language]}"
    return say(value, language)


def small_words(value, language):
    names = SMALL[language]
    return names[value] if value in range(len(names)) else number(value, language)


def day(written, language):
    """ "2024-03-15" -> "15 March 2024", "2024-03" -> "March 2024", "2024" -> "2024"."""
    year, _dash, rest = written.partition("-")
    if not rest:
        return year
    month = MONTHS[language][int(rest[:2]) - 1]
    return " ".join((*([str(int(rest[3:]))] if rest[3:] else []), month, year))


def span(starts, ends, language):
    """Join two ISO dates by a dash; a month or year is said twice only where it changes."""
    if not ends:
        return day(starts, language)
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(ends, language)}"
    from_day = day(starts, language)
    if first.year == last.year:
        from_day = from_day.rpartition(" ")[0]
    return f"{from_day}–{day(ends, language)}"


def listed(items, language):
    """("a", "b", "c") -> "a, b and c"; Indonesian has a comma before its "dan"."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if language == "id" and len(items) > 2 else ""
    return ", ".join(items[:-1]) + comma + AND[language] + items[-1]
