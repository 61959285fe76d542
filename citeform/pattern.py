"""Regular expressions that are compiled when they are first used.

A page needs a few of the many that the front-page reader has; compiling all of them took a third of
the time that reading one page takes from a cold start.
"""

from __future__ import annotations

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class Pattern:
    """A regular expression that compiles itself when one of its methods is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self.text, self.flags = text, flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression; all are kept, so that this is called once."""
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.text, self.flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but that it is compiled when it is first used."""
    return cast("re.Pattern[str]", Pattern(text, flags))
