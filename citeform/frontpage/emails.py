"""Addresses of electronic mail, as front pages print them.

They are found by hand from the at sign outwards: a pattern would try every letter before it.
"""

from __future__ import annotations

from collections.abc import Iterable

ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")
"""Characters of an address on either side of its at sign."""


def emails_in(text: str) -> Iterable[str]:
    """The addresses in a line, "{one,two}@lab.org" taken apart."""
    at = text.find("@")
    while at >= 0:
        end = at + 1
        while end < len(text) and (text[end] in ADDRESS):
            end += 1
        domain = text[at + 1 : end].strip(".-'")
        users = users_before(text, at)
        if "." in domain:
            yield from (f"{user}@{domain}" for user in users)
        at = text.find("@", max(end, at + 1))


def users_before(text: str, at: int) -> list[str]:
    """The user names before an at sign."""
    head = text[max(0, at - 200) : at].rstrip()
    if head[-1:] in ("}", "]", ")"):
        begin = max(head.rfind("{"), head.rfind("["), head.rfind("("))
        inner = head[begin + 1 : -1].replace(";", ",").replace("|", ",")
        return [user.strip() for user in inner.split(",") if user.strip()] if begin >= 0 else []
    begin = len(head)
    while begin and head[begin - 1] in ADDRESS:
        begin -= 1
    user = head[begin:].strip(".'")
    return [user] if user else []
