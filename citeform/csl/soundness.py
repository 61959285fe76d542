"""What a schema cannot see in a style: macros that are not there, go round or come twice."""

from __future__ import annotations

from collections.abc import Iterator

from citeform.csl.element import CSL, Element
from citeform.csl.grammar import brief
from citeform.csl.stylesheet import last_segment
from citeform.csl.validate import Fault, links, near

REPOSITORY = "zotero.org/styles/"
"""What stands before the name of a style in its address."""


def faults(root: Element, name: str) -> Iterator[Fault]:
    """What is wrong with a style of a name, beside what the schema says."""
    macros: dict[str, Element] = {}
    for child in root.children:
        if child.name == (CSL, "macro"):
            called = child.get("name") or ""
            if called in macros:
                line, _ = child.source.place(macros[called].offset)
                message = f'there are two macros "{brief(called)}", one in line {line}'
                yield Fault(child.value_at(("", "name")), message)
            macros.setdefault(called, child)
    calls = {name: list(calls_in(macro)) for name, macro in macros.items()}
    for element in root.every():
        wanted = element.get("macro") if element.name[0] == CSL else None
        if wanted is not None and wanted not in macros:
            message = f'there is no macro "{brief(wanted)}"'
            yield Fault(element.value_at(("", "macro")), message, near(wanted, macros))
    yield from loops(calls)
    yield from link_faults(root, name)
    yield from term_faults(root)


def calls_in(macro: Element) -> Iterator[Element]:
    """The elements of a macro that call macros."""
    return (one for one in macro.every() if one.name[0] == CSL and one.get("macro") is not None)


def loops(calls: dict[str, list[Element]]) -> Iterator[Fault]:
    """The calls by which a macro comes to call itself, each round once."""
    done: set[str] = set()
    for start in calls:
        path: list[str] = []
        waiting: list[tuple[str, Iterator[Element]]] = []
        if start not in done:
            path.append(start)
            waiting.append((start, iter(calls[start])))
        while waiting:
            name, rest = waiting[-1]
            element = next(rest, None)
            if element is None:
                done.add(name)
                path.pop()
                waiting.pop()
                continue
            called = element.get("macro") or ""
            if called in path:
                yield loop_fault(element, [*path[path.index(called) :], called])
            elif called in calls and called not in done:
                path.append(called)
                waiting.append((called, iter(calls[called])))


def loop_fault(element: Element, round: list[str]) -> Fault:
    """The fault of a call that closes a round of macros."""
    at = element.value_at(("", "macro"))
    name = brief(round[0])
    if len(round) == 2:
        return Fault(at, f'the macro "{name}" calls itself')
    return Fault(at, f'the macro "{name}" calls itself: {brief(" → ".join(round))}')


def link_faults(root: Element, name: str) -> Iterator[Fault]:
    """Links of a style that lead to itself, and styles that depend on another and print too."""
    parents = [one for one in links(root) if one.get("rel") == "independent-parent"]
    own = {address(one) for one in links(root) if one.get("rel") == "self"}
    for link in links(root):
        at = link.value_at(("", "href"))
        if link.get("rel") == "template" and address(link) in own:
            hint = "name the style it was made from, or leave the link out"
            yield Fault(at, "the style's template is itself", hint)
        elif link in parents and address(link) in {name, *own}:
            yield Fault(at, "the style depends on itself", "name the style that prints for it")
    prints = any(one.tag in ("citation", "bibliography") for one in root.children)
    if not parents and not prints and root.get("class") is None:
        hint = 'a <link> with rel="independent-parent" names the other'
        yield Fault(root.offset, "the style prints nothing and depends on no other", hint)
    for link in parents[1:]:
        yield Fault(link.offset, "the style depends on two others", "one is enough")


def address(link: Element) -> str:
    """The name of the style that a link leads to."""
    return last_segment(link.get("href") or "")


def term_faults(root: Element) -> Iterator[Fault]:
    """Terms that a locale of the style says twice, of which the last one is printed."""
    for locale in root.children:
        seen: dict[tuple[str | None, ...], Element] = {}
        for terms in locale.children if locale.name == (CSL, "locale") else ():
            for term in terms.children if terms.name == (CSL, "terms") else ():
                key = tuple(map(term.get, ("name", "form", "gender-form", "gender")))
                key = (key[0], key[1] or "long", *key[2:])
                if key in seen:
                    line, _ = term.source.place(seen[key].offset)
                    message = f'the term "{brief(key[0] or "")}" stands twice, in line {line} too'
                    yield Fault(term.offset, message)
                seen.setdefault(key, term)
