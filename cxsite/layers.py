"""Which layer may import which: the rule of the house, as data.

`tests/test_layers.py` reads every import with `ast` and holds the code to this table. A layer may always import
itself. Names in `FORBIDDEN` stay out of a layer although its module is allowed.
"""

MAY_IMPORT: dict[str, frozenset[str]] = {
    "layers": frozenset(),
    "model": frozenset(),
    "read": frozenset({"model"}),
    "measure": frozenset({"model"}),
    "draw": frozenset({"model"}),
    "pages": frozenset(
        {
            "model",
            "measure.findings",
            "measure.found_apart",
            "measure.found_drivers",
            "measure.found_durations",
            "measure.found_gaps",
            "measure.found_process",
            "measure.found_weeks",
            "measure.thawed",
            "draw.chart",
            "draw.charts",
        }
    ),
    "build": frozenset({"model", "read", "measure", "draw", "pages"}),
    "serve": frozenset({"model", "build"}),
    "cli": frozenset({"model", "read", "measure", "draw", "pages", "build", "serve"}),
    "instant": frozenset({"build.inputs", "build.hold", "build.refusals", "model.patience", "cli"}),
}
"""Layer to the layers, or single modules of them, that it may import."""

FORBIDDEN: dict[str, frozenset[str]] = {
    "pages": frozenset({"Measured", "Measurement"}),
    "draw": frozenset({"Measured", "Measurement"}),
}
"""Names of full-precision values that a layer must never import, from wherever."""

OWNERS: dict[str, frozenset[str]] = {
    "yaml": frozenset({"read"}),
    "pydantic": frozenset({"read"}),
    "pydantic_core": frozenset({"read"}),
    "opencc": frozenset({"read"}),
    "matplotlib": frozenset({"draw"}),
    "PIL": frozenset({"draw"}),
    "jinja2": frozenset({"pages"}),
    "markdown": frozenset({"pages"}),
    "pypinyin": frozenset({"pages"}),
    "duckdb": frozenset({"measure"}),
    "numpy": frozenset({"measure", "draw"}),
    "phonenumbers": frozenset({"measure"}),
    "starlette": frozenset({"serve"}),
    "uvicorn": frozenset({"serve"}),
    "watchfiles": frozenset({"serve"}),
    "click": frozenset({"cli"}),
    "rich": frozenset({"cli"}),
}
"""Foreign library to the layers that may import it."""

POSIX_ONLY: dict[str, frozenset[str]] = {
    "build/swap.py": frozenset({"ctypes"}),
    "build/hold.py": frozenset({"fcntl"}),
    "build/workers.py": frozenset({"os.fork", "os.sched_getaffinity"}),
    "pages/patience.py": frozenset({"signal.setitimer", "signal.SIGVTALRM", "signal.ITIMER_VIRTUAL"}),
    "build/durability.py": frozenset({"ctypes", "os.uname"}),
}
"""Module to the POSIX-only names it may use, each beside a portable way; nowhere else may they stand."""
