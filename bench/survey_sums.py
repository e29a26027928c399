"""What `bench.measure` stands beside: a bare DuckDB script that adds up the same answers.

It believes every cell, knows no codes, draws no conclusions and prints how many groups there are; with `--rows` it
prints them. Nothing of ours is imported.
"""

import sys

import duckdb

SCALES = {"recommend": (0, 10), "satisfaction": (1, 5), "ease": (1, 7)}
COLUMNS = (
    "{'answered_on': 'DATE', 'touchpoint': 'VARCHAR', 'segment': 'VARCHAR', 'recommend': 'TINYINT', "
    "'satisfaction': 'TINYINT', 'ease': 'TINYINT', 'words': 'VARCHAR'}"
)


def sums(file: str) -> str:
    """Return the text: for each month, touchpoint and segment what `cxsite` needs of each of the questions."""
    columns = ["count(*)"]
    for name, (low, high) in SCALES.items():
        answered = f"FILTER ({name} IS NOT NULL)"
        columns += [f"count({name})", f"sum({name})", f"sum({name} * {name})"]
        columns += [f"min(answered_on) {answered}", f"max(answered_on) {answered}"]
        columns += [f"count(*) FILTER ({name} = {answer})" for answer in range(low, high + 1)]
    reader = f"read_csv('{file}', header = true, columns = {COLUMNS})"
    source = f"read_parquet('{file}')" if file.endswith(".parquet") else reader
    keys = "year(answered_on), month(answered_on), touchpoint, segment"
    return f"SELECT {keys}, {', '.join(columns)} FROM {source} GROUP BY ALL"  # noqa: S608 - made of constants


if __name__ == "__main__":
    found = duckdb.connect().execute(sums(sys.argv[1])).fetchall()
    if sys.argv[2:] == ["--rows"]:
        for row in found:
            print(*row, sep="\t")
    else:
        print(len(found))
