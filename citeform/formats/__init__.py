"""Bibliographic files ⇄ References, by style file."""
