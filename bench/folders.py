"""How the bench writes files and counts what others wrote."""

import shutil
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import yaml

TABLE = b"<table"


def write(file: Path, text: str) -> None:
    """Write a text, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def write_yaml(file: Path, values: Mapping[str, object]) -> None:
    """Write values as an author would, in their order, a value a line."""
    write(file, yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000))


def remove(folder: Path, *names: str) -> None:
    """Remove files and folders below a folder, where they exist."""
    for name in names:
        for path in folder.glob(name):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def html_files(folder: Path) -> int:
    """Return how many pages a site has."""
    return sum(1 for _ in folder.rglob("*.html"))


def with_tables(folder: Path) -> int:
    """Return how many pages of a site hold a table, as each page of the bench texts does."""
    return sum(1 for file in folder.rglob("*.html") if TABLE in file.read_bytes())


def fingerprint(folder: Path) -> str:
    """Return a digest of every file of a folder, with its name."""
    digest = blake2b()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(f"{file.relative_to(folder)}\n".encode() + blake2b(file.read_bytes()).digest())
    return digest.hexdigest()
