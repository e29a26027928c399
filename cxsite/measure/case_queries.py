"""What an engine is asked about cases, in SQL that every engine answers alike: three shapes and a look at the whole.

The texts read a relation `cases` with one row a case (`ticket_relation` names its columns); moments are minutes since
1970. Beyond the subset of `queries` they use MOD, one LAG over one window (the shape of pairs) and COUNT(DISTINCT).
They never divide: a duration is cut to the full bin by taking away what is left over. What happened after the last day
is not known: such a case is open, and how long it has been open is its duration so far.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cxsite.model.lapse import Bin
from cxsite.model.period import Period

A_DAY = 24 * 60
EPOCH = date(1970, 1, 1)
MONTH = "EXTRACT(YEAR FROM opened_day), EXTRACT(MONTH FROM opened_day)"
NO_DAYS = "CAST(NULL AS DATE), CAST(NULL AS DATE)"
NO_NAME = "CAST(NULL AS VARCHAR)"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted.

    Attributes:
        event: the column that ends a case, `closed` or `answered`; who is never answered but closed is answered then.
        only: a condition that a case must meet, "" for all.
        is_repeated: whether a case counts where it was settled by one contact and not opened again.
        lapse: how much time may pass, in minutes.
        bin: how finely it is counted.
        end: the first minute of which nothing is known.
    """

    event: str
    only: str
    is_repeated: bool
    lapse: int
    bin: Bin
    end: int


def minutes_of(day: date) -> int:
    """Return the minute with which a day begins."""
    return (day - EPOCH).days * A_DAY


def look(until: date | None = None) -> str:
    """Return the text that asks for one row: what there is, and what is wrong.

    Returns:
        How many cases, refused cells, cases in which something is before its time; of the cases up to `until`, in how
        many months they were opened, first and last day; the last moment of each kind of all cases; how many moments of
        each kind have no time of day.
    """
    inside = f"opened_day <= DATE '{until.isoformat()}'" if until else "TRUE"
    day = f"CASE WHEN {inside} THEN opened_day END"
    timeless = (
        f"SUM(CASE WHEN {name} IS NOT NULL THEN 1 - {name}_timed ELSE 0 END)"
        for name in ("opened", "answered", "closed")
    )
    asked = (
        f"SELECT COUNT({day}), SUM(bad), SUM(early)",
        f"COUNT(DISTINCT EXTRACT(YEAR FROM {day}) * 12 + EXTRACT(MONTH FROM {day})), MIN({day}), MAX({day})",
        "MAX(opened), MAX(answered), MAX(closed)",
        *timeless,
    )
    return ",\n  ".join(asked) + "\nFROM cases"


def question(asked: Asked, periods: Sequence[Period] = ()) -> str:
    """Return the text that counts cases: by month, touchpoint and segment, by duration, and whose they are.

    Args:
        asked: what is counted.
        periods: those in which customers are counted; empty where nobody knows whose a case is.

    Returns:
        Rows of ten cells. `sum`: year, month, touchpoint, segment, how many, how many of them count, first and last
        day, how many beside them do not meet the condition. `bin`: year, month, no names, how many, how many of them
        ended, no days, duration in minutes. `who`: place of the period (-1 for the whole time), 0, touchpoint, segment,
        how many customers, 0, no days, 0.
    """
    parts = [_sums(), *([] if asked.is_repeated else [_histogram(asked)]), *_people(periods)]
    counts = _again(asked) if asked.is_repeated else _in_time(asked)
    body = "\nUNION ALL\n".join(parts)
    return f", known AS (\n{_known(asked)}\n), counted AS (\n{counts}\n)\n{body}"


def _known(asked: Asked) -> str:
    """Return the cases that were opened before the end, and what was known of them then."""
    ends = "COALESCE(answered, closed)" if asked.event == "answered" else asked.event
    chosen = f"CASE WHEN {asked.only} THEN 1 ELSE 0 END" if asked.only else "1"
    begun, ended = _cut("opened", asked.bin), _cut(ends, asked.bin)
    return (
        "SELECT opened_day, touchpoint, segment, customer, topic, contacts, opened,\n"
        f"  {begun} AS begun, CASE WHEN {ends} < {asked.end} THEN {ended} END AS ended, {chosen} AS chosen\n"
        f"FROM cases WHERE opened < {asked.end}"
    )


def _cut(moment: str, size: Bin) -> str:
    """Return a moment, or the beginning of its day where days are counted."""
    return f"{moment} - MOD({moment}, {A_DAY})" if size is Bin.DAY else moment


def _in_time(asked: Asked) -> str:
    """Return all cases, which of them ended in time, and how long each took; of the `ripe` ones the former is known."""
    last = asked.end - (A_DAY if asked.bin is Bin.DAY else 1)
    return (
        f"SELECT *, CASE WHEN begun + {asked.lapse} < {asked.end} THEN 1 ELSE 0 END AS ripe,\n"
        f"  CASE WHEN ended - begun <= {asked.lapse} THEN 1 ELSE 0 END AS part,\n"
        f"  COALESCE(ended, {last}) - begun AS took\nFROM known"
    )


def _again(asked: Asked) -> str:
    """Return all cases, and which of them were settled for good; `ripe` are those closed long enough ago.

    The next case of a customer about the same topic is looked for backwards, so that one LAG is enough. Cases that
    nothing but their order tells apart are ordered by everything that is known of them.
    """
    order = "opened DESC, ended DESC, contacts DESC, touchpoint DESC, segment DESC"
    again = f"LAG(begun) OVER (PARTITION BY customer, topic ORDER BY {order})"
    stays = f"again IS NULL OR again > ended + {asked.lapse} OR customer IS NULL OR topic IS NULL"
    counts = (
        f"SELECT *, CASE WHEN ended + {asked.lapse} < {asked.end} THEN 1 ELSE 0 END AS ripe",
        f"CASE WHEN COALESCE(contacts, 1) <= 1 AND ({stays}) THEN 1 ELSE 0 END AS part",
    )
    return "\n".join((",\n  ".join(counts), f"FROM (SELECT *, {again} AS again FROM known) AS pairs"))  # noqa: S608 - all of it is ours


def _sums() -> str:
    keys, day = f"{MONTH}, touchpoint, segment", "CASE WHEN chosen = 1 THEN opened_day END"
    return (
        f"SELECT 'sum', {keys}, SUM(chosen), SUM(part * chosen), MIN({day}), MAX({day}), SUM(1 - chosen)\n"
        f"FROM counted WHERE ripe = 1 GROUP BY {keys}"
    )


def _histogram(asked: Asked) -> str:
    """Return how long everybody's cases took, in full bins; of an open one, how old it was at the end."""
    took = f"took - MOD(took, {asked.bin.minutes})"
    ended = "SUM(CASE WHEN ended IS NULL THEN 0 ELSE 1 END)"
    return (
        f"SELECT 'bin', {MONTH}, {NO_NAME}, {NO_NAME}, COUNT(*), {ended}, {NO_DAYS}, {took}\n"
        f"FROM counted WHERE chosen = 1 GROUP BY {MONTH}, {took}"
    )


def _people(periods: Sequence[Period]) -> Iterable[str]:
    """Yield what counts customers, in each period and in the whole time; all who are not named count as one."""
    if not periods:
        return
    inside = " ".join(
        f"WHEN opened_day < DATE '{period.end.isoformat()}' THEN {at}" for at, period in enumerate(periods)
    )
    who = "COUNT(DISTINCT COALESCE(customer, ''))"
    for place in (f"CASE {inside} END", "-1"):
        for name in ("", "touchpoint", "segment"):
            names = [part if part == name else NO_NAME for part in ("touchpoint", "segment")]
            among = f" AND {name} IS NOT NULL" if name else ""
            keys = ", ".join(key for key in (place if place != "-1" else "", name) if key)
            yield (
                f"SELECT 'who', {place}, 0, {', '.join(names)}, {who}, 0, {NO_DAYS}, 0\n"
                f"FROM counted WHERE ripe = 1 AND chosen = 1{among}" + (f" GROUP BY {keys}" if keys else "")
            )
