"""Answers that lie elsewhere: in a table of a warehouse, or in what a program prints.

A warehouse is named by its engine and its table. Where it is and who may ask it stands in an environment variable and
nowhere else: an address may hold a password, and a handbook is read by many.
"""

import re
from dataclasses import dataclass

from cxsite.model.content import Content, refuse

ENGINE = re.compile(r"[a-zA-Z_]\w*(\.[a-zA-Z_]\w*)*", re.ASCII)
TABLE = re.compile(r"[a-zA-Z_]\w*(\.[a-zA-Z_]\w*){0,2}", re.ASCII)
VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warehouse(Content):
    """A table that an engine can be asked about.

    Attributes:
        engine: `postgres`, `spark`, or the module of any driver that keeps to PEP 249.
        table: its name, with that of its schema and its catalog before it where they are needed.
        url_env: the environment variable that says where the warehouse is, and as whom it is asked.
    """

    engine: str
    table: str
    url_env: str

    def __post_init__(self) -> None:
        """Refuse what cannot be such a name; an address that was written here is not repeated."""
        if not ENGINE.fullmatch(self.engine):
            hint = "write `postgres`, `spark`, or the name of the driver's module, as in `trino.dbapi`"
            raise refuse("bad-engine", f"`{self.engine}` is not the name of an engine", hint)
        if not TABLE.fullmatch(self.table):
            hint = "write `answers` or `cx.answers`; for a table with another name make a view"
            raise refuse("bad-table", f"`{self.table}` is not the name of a table", hint)
        if not VARIABLE.fullmatch(self.url_env):
            hint = "write a name, as in `CX_WAREHOUSE`, and keep the address itself out of the handbook"
            raise refuse("bad-url-env", "`url-env` is not the name of an environment variable", hint)
