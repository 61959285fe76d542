"""Read and write dates as bibliographic files spell them.

EDTF (ISO 8601-2:2019) level 1 as BibLaTeX and CSL use it, BibTeX's year and month, RIS's slashes,
and dates in words in the languages of `MONTHS`.
"""

from __future__ import annotations

from functools import lru_cache

from citeform.model.values import Date, DateParts
from citeform.pattern import pattern

# Month names by their first letters, accents gone, from the CLDR; the order is that of the year.
# English, French, Spanish, Portuguese, German, Italian, Dutch, Polish, Russian.
MONTH_STEMS: tuple[tuple[str, ...], ...] = (
    ("jan", "ene", "gen", "janv", "sty", "янв"),
    ("feb", "fev", "fevr", "lut", "фев"),
    ("mar", "mars", "mrz", "maerz", "maart", "mrt", "marco", "marzo", "мар"),
    ("apr", "avr", "abr", "kwi", "апр"),
    ("may", "mai", "mayo", "maio", "mag", "mei", "maj", "май", "мая"),
    ("jun", "juin", "giu", "cze", "июн"),
    ("jul", "juil", "lug", "lip", "июл"),
    ("aug", "aou", "ago", "sie", "авг"),
    ("sep", "set", "wrz", "сен"),
    ("oct", "okt", "out", "ott", "paz", "окт"),
    ("nov", "lis", "ноя"),
    ("dec", "dez", "dic", "gru", "дек"),
)
MONTHS: dict[str, int] = {
    stem: number for number, stems in enumerate(MONTH_STEMS, 1) for stem in stems
}
SEASONS: dict[str, int] = {
    "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4,
    "printemps": 1, "ete": 2, "automne": 3, "hiver": 4,
    "primavera": 1, "verano": 2, "verao": 2, "estate": 2, "otono": 3, "outono": 3, "autunno": 3,
    "invierno": 4, "inverno": 4,
    "fruhling": 1, "fruhjahr": 1, "sommer": 2, "herbst": 3, "lente": 1, "zomer": 2, "herfst": 3,
}  # fmt: skip
"""A season's name, accents gone → CSL's number of it."""

CIRCA = ("c", "ca", "circa", "about", "vers", "um")
YEARS = pattern(r"((?:c(?:irc)?a?\.? ?)?)(\d{4})\s?[-–—]+\s?(\d{4})\Z")
EDTF = pattern(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.Z+-]*)?([~?%]?)\Z")
UNSPECIFIED = pattern(r"(?:-(?:XX|uu))+\Z")
DECADE = pattern(r"(\d{2}(?=XX|uu)|\d{3}(?=X|u))[Xu]{1,2}\Z")
ASCII_LETTERS = str.maketrans("áàâäãåçéèêëíìîïñóòôöõúùûüýńśź", "aaaaaaceeeeiiiinooooouuuuynsz")
WORD = pattern(r"\d+|[^\W\d_]+")
ORDINAL = ("st", "nd", "rd", "th", "er", "re", "o", "a")


def read_month(text: str) -> int:
    """The number of a month given by number or name, or 0.

    >>> [read_month(name) for name in ("11", "nov", "Novembre", "févr.", "März", "Easter")]
    [11, 11, 11, 2, 3, 0]
    """
    text = text.strip().rstrip(".")
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else 0
    word = text.lower().translate(ASCII_LETTERS)
    if word in MONTHS:
        return MONTHS[word]
    # "marcher" is no month: only a name that goes on as a month's name does.
    number = MONTHS.get(word[:3], 0) or MONTHS.get(word[:4], 0)
    return number if word in MONTH_NAMES.get(number, ()) else 0


MONTH_NAMES: dict[int, tuple[str, ...]] = {
    number: tuple(names.split())
    for number, names in enumerate(
        (
            "january janvier enero janeiro januar gennaio januari janner "
            "styczen stycznia январь января",
            "february fevrier febrero fevereiro februar febbraio februari "
            "luty lutego февраль февраля",
            "march mars marzo marco marz maerz maart marzec marca март марта",
            "april avril abril aprile kwiecien kwietnia апрель апреля",
            "may mai mayo maio maggio mei maj maja май мая",
            "june juin junio junho juni giugno czerwiec czerwca июнь июня",
            "july juillet julio julho juli luglio lipiec lipca июль июля",
            "august aout agosto augustus sierpien sierpnia август августа",
            "september septembre septiembre setembro settembre sept setiembre "
            "wrzesien wrzesnia сентябрь сентября",
            "october octobre octubre outubro oktober ottobre "
            "pazdziernik pazdziernika октябрь октября",
            "november novembre noviembre novembro listopad listopada ноябрь ноября",
            "december decembre diciembre dezembro dezember dicembre "
            "grudzien grudnia декабрь декабря",
        ),
        1,
    )
}


@lru_cache(maxsize=1024)
def read_date(text: str) -> Date:
    """Read one date or range: EDTF first, then slashes or dots, then words; else a literal.

    >>> read_date("2004-05-12").parts, read_date("2004/2005").parts, read_date("12 mai 2004").parts
    (((2004, 5, 12),), ((2004,), (2005,)), ((2004, 5, 12),))
    >>> read_date("Spring 1998").season, read_date("1998, before Easter").literal
    ('1', '1998, before Easter')
    """
    text = text.strip()
    date = read_edtf(text) or read_numbers(text) or read_words(text)
    return date or Date(literal=text)


def read_edtf(text: str) -> Date | None:
    """Read an EDTF date, a season (`2004-21`) or an interval; an open end is an empty part.

    Digits that are not specified make an interval: `199X` is the nineties, `2004-XX` is the year.
    """
    if "X" in text or "u" in text:
        text = UNSPECIFIED.sub("", text)
        if match := DECADE.match(text):
            text = f"{match[1]:0<4}/{match[1]:9<4}"
    ends = text.split("/")
    if len(ends) > 2:
        return None
    parts: list[DateParts] = []
    circa, season = False, ""
    for end in ends:
        if end in ("", "..") and len(ends) == 2:
            parts.append(())
            continue
        match = EDTF.match(end)
        if not match:
            return None
        year, month, day = (
            (int(group) for group in match.group(1, 2, 3) if group)
            if match[3]
            else (int(match[1]), int(match[2] or 0), 0)
        )
        circa = circa or bool(match[4])
        if 21 <= month <= 24:
            season, month = str(month - 20), 0
        if not valid(month, day):
            return None
        parts.append(tuple(part for part in (year, month, day) if part or part is year))
    return Date(tuple(parts), season, circa) if any(parts) else None


def valid(month: int, day: int) -> bool:
    """Whether month and day, 0 when not known, can stand in a calendar."""
    return 0 <= month <= 12 and 0 <= day <= 31 and (month > 0 or day == 0)


SLASHED = pattern(r"(\d{4})[/.](\d{1,2})?(?:[/.](\d{1,2})?)?[/.]?\Z")
DAY_FIRST = pattern(r"(\d{1,2})([./])\s?(\d{1,2})[./]\s?(\d{4})\Z")


def read_numbers(text: str) -> Date | None:
    """Read `2004/05/12` or `12.5.2004`; `5/12/2004` only where no other reading is possible."""
    if match := SLASHED.match(text):
        year, month, day = (int(group or 0) for group in match.groups())
    elif match := DAY_FIRST.match(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and day != month:
            if day <= 12 and month <= 12:
                return None
            day, month = (month, day) if month > 12 else (day, month)
    else:
        return None
    return Date((known(year, month, day),)) if valid(month, day) else None


def known(year: int, month: int = 0, day: int = 0) -> DateParts:
    """The parts of a date that are known."""
    return (year, month, day) if month and day else (year, month) if month else (year,)


def read_words(text: str) -> Date | None:
    """Read a date in words: a year, at most one day, one month or season, and nothing else."""
    if years := YEARS.match(text):
        return Date(((int(years[2]),), (int(years[3]),)), "", bool(years[1]))
    year = month = day = 0
    season, circa = "", False
    for word in WORD.findall(text.lower().translate(ASCII_LETTERS)):
        if word.isdecimal() and len(word) == 4 and not year:
            year = int(word)
        elif word.isdecimal() and len(word) <= 2 and not day:
            day = int(word)
        elif not month and not word.isdecimal() and read_month(word):
            month = read_month(word)
        elif not season and word in SEASONS:
            season = str(SEASONS[word])
        elif word in CIRCA:
            circa = True
        elif word not in ("de", "del", "di", "of", "den", "le", "the", *ORDINAL):
            return None
    if not year or (season and (month or day)) or not valid(month, day):
        return None
    return Date((known(year, month, day),), season, circa)


def write_edtf(date: Date) -> str:
    """Write a date as EDTF, or its literal.

    >>> write_edtf(Date(((2004, 5), (2005,)))), write_edtf(Date(((1998,),), "1", True))
    ('2004-05/2005', '1998-21~')
    """
    if not date.parts:
        return date.literal
    return "/".join(write_edtf_part(parts, date) for parts in date.parts)


def write_edtf_part(parts: DateParts, date: Date) -> str:
    """Write one end of a date."""
    if not parts:
        return ".."
    year = f"{parts[0]:04d}" if parts[0] >= 0 else f"-{-parts[0]:04d}"
    rest = [f"{part:02d}" for part in parts[1:]]
    if date.season.isdecimal():
        rest = [str(20 + int(date.season))]
    return "-".join([year, *rest]) + ("~" if date.circa else "")


@lru_cache(maxsize=1024)
def join_date(year: str, month: str = "", day: str = "") -> Date:
    """A date of a year, a month and a day given apart, as BibTeX and RIS do.

    A month's field may hold a day, two months, or what is none: that is kept as the season.

    >>> join_date("1999", "10~jan").parts, join_date("1999", "jan/feb").parts
    (((1999, 1, 10),), ((1999, 1), (1999, 2)))
    """
    date = read_date(year)
    if not month or len(date.parts) != 1 or len(date.parts[0]) != 1:
        words = read_words(f"{day} {month} {year}") if month else date
        return words or Date(literal=" ".join(part for part in (day, month, year) if part))
    known_year = date.parts[0][0]
    if number := read_month(month):
        days = int(day) if day.isdecimal() and int(day) <= 31 else 0
        return Date((known(known_year, number, days),), date.season, date.circa)
    month = " ".join(month.replace("~", " ").split())
    return (
        read_words(f"{day} {month} {year}")
        or read_ends(known_year, month)
        or date._replace(season=" ".join(f"{day} {month}".split()))
    )


def read_ends(year: int, text: str) -> Date | None:
    """Read the two days or months of a range in one year: `10--12 jan`, `jan/feb`."""
    ends = RANGE.split(text)
    if len(ends) != 2:
        return None
    last = read_words(f"{ends[1]} {year}")
    if not last or not last.parts or len(last.parts[0]) < 2:
        return None
    month = MONTH_WORD.search(ends[1])
    first_text = f"{ends[0]} {month[0]}" if month and ends[0].strip().isdecimal() else ends[0]
    first = read_words(f"{first_text} {year}")
    if not first or not first.parts or len(first.parts[0]) < 2:
        return None
    return Date((first.parts[0], last.parts[0]))


RANGE = pattern(r"\s*(?:[-‐-―−]+|/|\band\b|&)\s*")
MONTH_WORD = pattern(r"[^\W\d_]{3,}")
