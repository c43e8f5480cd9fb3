"""The files of `lessons/content/data`: rows of the tables, words of the figures. Read once."""

import csv
import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parent.parent / "content" / "data"


@lru_cache
def rows(table):
    """Return the rows of `<table>.csv` as `{column: text}`, in the order of the file."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(MappingProxyType(row) for row in csv.DictReader(file))


@lru_cache
def read_toml(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache
def digest():
    """Return a hash that changes whenever a file of the data does."""
    hashed = sha256()
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in (".csv", ".toml"):
            content = path.read_bytes()
            hashed.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()
