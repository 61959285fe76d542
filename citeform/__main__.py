"""`python -m citeform` is `citeform`."""

from citeform.cli import main

main()
