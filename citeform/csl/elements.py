"""What citeproc-py's elements get wrong in plain text, put right in subclasses of its own.

citeproc-py turns each CSL element into an object of a class of its `model` module.  `corrected`
gives the same classes with some methods replaced, for one parser; the library stays as it is.
The module is passed in, so that citeproc has one door.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

# CSL 1.0.2, "Terms": a form that a locale lacks is looked for in the next wider one.
WIDER_FORMS = {
    "verb-short": ("verb-short", "verb", None),
    "symbol": ("symbol", "short", None),
    "verb": ("verb", None),
    "short": ("short", None),
    None: (None,),
}

# CSL 1.0.2, "is-numeric": numbers with letters around them, in lists and ranges; citeproc-js also
# takes small Roman numbers ("xii, 300").
ONE = r"(?:[A-Za-z]*\d+[A-Za-z]*|[ivxlcdm]+)"
NUMERIC = re.compile(rf"{ONE}(?: ?[,&–-] ?{ONE})*$")
NUMBERED_PAGE = re.compile(r"(\D*)(\d+)")
LARGEST_ROMAN = 3999


def corrected(model: Any) -> dict[str, type]:
    """The class for each CSL element's name, from citeproc-py's module `model`."""
    methods: dict[str, dict[str, Any]] = {
        "Text": {"_format_last_page": shorten_last_page},
        "Number": {
            "_format_last_page": shorten_last_page,
            "format_number": number_formatter(model),
        },
        "If": {"re_numeric": NUMERIC, "render": condition(model, model.If)},
        "Else_If": {"re_numeric": NUMERIC, "render": condition(model, model.Else_If)},
        "Label": {"_is_plural": is_plural, "process": label_of_something(model)},
        "Names": {"process": names_once(model)},
        "Date": {
            "render_single_date": render_single_date,
            "render_date_range": render_date_range,
        },
        "Date_Part": {"render": date_part_alone(model)},
    }
    for name in ("Text", "Number", "Label", "Name_Part", "Date_Part"):
        methods.setdefault(name, {})["case"] = letter_case(model, getattr(model, name))
    shared = {"get_macro": get_macro, "get_term": term_finder(model)}
    classes = {}
    for base in model.CitationStylesElement.__subclasses__():
        name = base.__name__
        own = methods.get(name, {})
        # A locale answers for itself; all else asks the style's locales.
        own = own if name in ("Locale", "Style") else {**shared, **own}
        classes[name.replace("_", "-").lower()] = type(name, (base,), own)
    return classes


def get_macro(element: Any, name: str) -> Any:
    """The macro of that name; looked up once, when the style was loaded."""
    root = element.get_root()
    root.calls += 1
    if root.calls > root.most_calls:
        # Thirty macros that each call the next twice would keep us for hours.
        raise RecursionError
    return root.macros[name]


def term_finder(model: Any) -> Callable[..., Any]:
    """`get_term`, which falls back to wider forms and remembers what it found."""
    find = model.CitationStylesElement.get_term

    def get_term(
        element: Any,
        name: str,
        form: str | None = None,
        fallback_locale: bool = True,
        zero_padded: bool = False,
    ) -> Any:
        known = getattr(element.get_root(), "known_terms", {})
        asked = (name, form, fallback_locale, zero_padded)
        if asked not in known:
            for wider in WIDER_FORMS.get(form, (form, None)):
                try:
                    term = find(element, name, wider, fallback_locale, zero_padded)
                except IndexError:
                    term = None
                if term is not None:
                    break
            known[asked] = term
        return known[asked]

    return get_term


def shorten_last_page(element: Any, first: str, last: str) -> str:
    """The last page of a range as the style's page-range-format asks for it.

    citeproc-py compares digits from the left whatever their number, so that "1-10" ends in "0",
    and takes "71" in "763-71" for page 71.
    """
    wanted = element.get_root().get_option("page-range-format")
    start, end = NUMBERED_PAGE.fullmatch(first), NUMBERED_PAGE.fullmatch(last)
    if not wanted or not start or not end or end[1] not in ("", start[1]):
        return last
    prefix, begin, stop = start[1], start[2], end[2]
    if len(stop) < len(begin):
        stop = begin[: len(begin) - len(stop)] + stop
    if len(stop) != len(begin) or stop <= begin:
        return last
    common = next(at for at, pair in enumerate(zip(begin, stop, strict=True)) if len({*pair}) > 1)
    keep = kept_digits(wanted, begin, common)
    return prefix + stop if keep == len(stop) else stop[len(stop) - keep :]


def kept_digits(wanted: str, begin: str, common: int) -> int:
    """How many digits of the last page are printed; CSL 1.0.2, appendix V."""
    every, least = len(begin), len(begin) - common
    if wanted.startswith("chicago"):
        if int(begin) < 100 or int(begin) % 100 == 0:
            return every
        if every == 4 and least > 2 and wanted != "chicago-16":
            return every
        return least if int(begin) % 100 < 10 else max(least, 2)
    if wanted == "minimal-two":
        return max(least, min(2, every))
    return least if wanted == "minimal" else every


def number_formatter(model: Any) -> Callable[[Any, Any], Any]:
    """`format_number`, which leaves numbers alone that no Roman wrote."""
    write = model.Number.format_number

    def format_number(element: Any, number: Any) -> Any:
        text = str(number)
        # citeproc-py would write a billion as a million M's.
        is_roman = element.get("form") == "roman" and text.isdecimal()
        if is_roman and (len(text) > 4 or not 0 < int(text) <= LARGEST_ROMAN):
            return text
        return write(element, text)

    return format_number


def condition(model: Any, base: Any) -> Callable[..., Any]:
    """`render` of a condition; a bibliography's entries are never ambiguous."""

    def render(element: Any, item: Any, **context: Any) -> Any:
        if element.get("disambiguate") == "true" and element.get("match") != "none":
            raise model.ConditionFailed
        return base.render(element, item, **context)

    return render


def letter_case(model: Any, base: Any) -> Callable[..., Any]:
    """`case`, which capitalizes a first word only if it is lower-case: "netCDF" stays."""

    def case(element: Any, text: Any, language: str | None = None) -> Any:
        if element.get("text-case") == "capitalize-first":
            first = str(text).split(" ", 1)[0]
            if not first.islower():
                return text
        # What comes from a locale is plain strings, without the methods that letter case needs.
        if isinstance(text, list):
            text = type(text)(model.String(part) if type(part) is str else part for part in text)
        elif type(text) is str:
            text = model.String(text)
        return base.case(element, text, language)

    return case


def is_plural(element: Any, item: Any) -> bool:
    """Whether a label's number is more than one: a count above 1, a list or a range."""
    variable = element.get("variable")
    text = str(item.reference.get(variable) or "")
    if variable.startswith("number-of"):
        return text != "1"
    return element.RE_MULTIPLE_NUMBERS.search(text) is not None


def label_of_something(model: Any) -> Callable[..., Any]:
    """`process` of cs:label, which is silent where its variable is."""
    process = model.Label.process

    def process_label(
        element: Any, item: Any, variable: Any = None, *rest: Any, **more: Any
    ) -> Any:
        if variable is None and element.get("variable") not in item.reference:
            raise model.VariableError
        return process(element, item, variable, *rest, **more)

    return process_label


def names_once(model: Any) -> Callable[..., Any]:
    """`process` of cs:names, which are empty once they stood in for others.

    CSL 1.0.2, "Substitute": substituted variables are suppressed in the rest of the output.
    """
    process = model.Names.process

    def process_once(element: Any, item: Any, **context: Any) -> Any:
        outer = context.get("context")
        layout = (element if outer is None else outer).get_layout()
        gone = " ".join(roles or "" for roles in layout.repressed.get(element.tag, ())).split()
        if {*gone} & {*element.get("variable").split()}:
            raise model.VariableError
        return process(element, item, **context)

    return process_once


def date_part_alone(model: Any) -> Callable[..., Any]:
    """`render` of cs:date-part, which leaves a locale's own date-part as it was.

    citeproc-py writes the attributes of a style's date-part into the locale's, for good.
    """

    def render(element: Any, date: Any, context: Any = None) -> Any:
        before = dict(element.attrib)
        try:
            return model.Date_Part.markup(element, element.process(date, context))
        except AssertionError:
            # A season has no number to print.
            raise model.VariableError from None
        finally:
            element.attrib.clear()
            element.attrib.update(before)

    return render


def join_parts(element: Any, parts: Sequence[Any], context: Any) -> Any:
    """The parts of a date with the delimiter of the cs:date that lists them."""
    is_own = bool(element.get("delimiter")) or not element.is_locale_date()
    return (element if is_own else context).join(parts)


def render_single_date(element: Any, date: Any, show_parts: Any = None, context: Any = None) -> Any:
    """A date's parts; a localized date's delimiter is its own, not that of the style's cs:date."""
    parts = element.parts(date, show_parts, None if context is element else context)
    return join_parts(element, parts, context) if parts else None


def render_date_range(element: Any, span: Any, show_parts: Any = None, context: Any = None) -> Any:
    """A range of dates, with what they share printed once: "2005 May–Jun"."""
    begin, end = span.begin, span.end
    if end.is_nil():
        text = render_single_date(element, begin, show_parts, context)
        return text + "–" if text else None
    shown = [part.get("name") for part in element.iterchildren() if part.get("name") in show_parts]
    size = ("year", "month", "day")
    differing: tuple[str, ...] = ()
    for at, name in enumerate(size):
        names = ("month", "season") if name == "month" else (name,)
        if any(begin.get(part) != end.get(part) for part in names) and name in shown:
            differing = size[at:]
            break
    places = [place for place, name in enumerate(shown) if name in differing]
    if not places:
        return render_single_date(element, begin, show_parts, context)
    first_at, end_at = places[0], places[-1] + 1
    before, inside, after = shown[:first_at], shown[first_at:end_at], shown[end_at:]

    def part(date: Any, names: list[str]) -> Any:
        return render_single_date(element, date, names, context) if names else None

    first, last = part(begin, inside), part(end, inside)
    middle = first
    if first and last:
        middle = str(first).rstrip(" ,/-") + "–" + str(last).lstrip(" ,")
    pieces = [piece for piece in (part(begin, before), middle, part(end, after)) if piece]
    return join_parts(element, pieces, context) if pieces else None
