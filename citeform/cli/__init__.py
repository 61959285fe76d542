"""The command line: options in, one verb called, output and exit code out."""

from citeform.cli.command import cli, main

__all__ = ["cli", "main"]
