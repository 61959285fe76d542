"""NamedTuple, made without a look at the types of its fields.

typing's own compiles every annotation when the class is made; for the fifty that read a page that
took a thirtieth of the time of a run.  What is made is the same, and a type checker sees typing's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class Meta(type):
        """Makes a named tuple of the annotations of a class, with its defaults and methods."""

        def __new__(cls, name, bases, members):
            """The class of `collections.namedtuple`, given what the body of a class says."""
            if not bases:
                return super().__new__(cls, name, bases, members)
            fields = list(members.get("__annotations__", ()))
            defaults = [members.pop(field) for field in fields if field in members]
            made = namedtuple(name, fields, defaults=defaults, module=members["__module__"])
            for member, value in members.items():
                setattr(made, member, value)
            return made

    class NamedTuple(metaclass=Meta):
        """What a class with fields inherits from, as from typing's."""
