"""Scale: many files made into as many, by one machine or several.

`convert_part` is what any engine can map over the parts of a plan; Dask is the one with a command.
"""

from citeform.scale.part import Done, Part, Way, convert_part
from citeform.scale.plan import Plan, find_parts

__all__ = ["Done", "Part", "Plan", "Way", "convert_part", "find_parts"]
