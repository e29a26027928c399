"""Write the survey answers of the reference handbook. All of them are invented: nobody was asked.

Run from the root of the project:

    python scripts/illustrative_answers.py [FOLDER]

It writes twelve files, `onboarding-2025-10.csv` to `onboarding-2026-09.csv`, into FOLDER (`content/data` when
it is not named), one row an answer. The answers tell a story that the handbook can find again:

- the video identity check is the weak spot, and better from May 2026 on, when reasons came on the screen;
- the branch counter is kind but slow: hardly anybody is angry, few are enthusiastic, and it is no easy way;
- the welcome call delights; there was none in February 2026, the month of the Spring Festival;
- who answers in Chinese answers a little lower at every step.

The same bytes come out on every machine and with every Python: each month has a generator of its own, seeded
with the month, and only its `random()` is used, the one method whose numbers Python promises never to change. The
questions about ease and mood came later and have a generator of their own, so that no earlier answer changed. What
people wrote, invented as well, stands in `illustrative_remarks.csv`, and is put beside the first answer of its month
that it fits; what may be shown of it is decided in `content/comments/onboarding.txt`.
"""

import csv
import sys
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

REMARKS = Path(__file__).with_name("illustrative_remarks.csv")
MONTHS = tuple(date(2025 + month // 12, month % 12 + 1, 1) for month in range(9, 21))
REASONS_ON_SCREEN = date(2026, 5, 1)
SPRING_FESTIVAL = date(2026, 2, 1)
FESTIVAL_PAUSE = "TP08"
CHINESE_QUESTIONNAIRE = -0.2

HEADER = (
    "answered_on",
    "cust_hash",
    "lang",
    "seg",
    "tp",
    "ltr",
    "sat",
    "ease",
    "mood",
    "comment",
)
LANGUAGES = {"ZH": 0.6, "EN": 0.4}
SEGMENTS = {"N": 0.45, "R": 0.3, "Y": 0.25}
RECOMMEND_GAPS = {"answered": 0.93, "": 0.04, "NA": 0.01, "11": 0.02}
SATISFACTION_GAPS = {"answered": 0.95, "": 0.03, "6": 0.02}
EASE_GAPS = {"answered": 0.94, "": 0.04, "8": 0.02}
MOOD_GAPS = {"answered": 0.92, "": 0.08}


@dataclass(frozen=True, slots=True)
class Experience:
    """What a touchpoint is like: how many speak of it, how they feel on average, and how much they differ.

    A feeling is counted in spreads of the typical touchpoint, 0 being its middle. `toil` is what it costs beyond what
    the feeling says: kind people do not make a way shorter.
    """

    share: float
    feeling: float
    spread: float = 1.0
    toil: float = 0.0


EXPERIENCES: Mapping[str, Experience] = {
    "TP02": Experience(share=0.14, feeling=0.2),
    "TP03": Experience(share=0.18, feeling=0.45),
    "TP04": Experience(share=0.22, feeling=-0.75, spread=1.2),
    "TP05": Experience(share=0.12, feeling=0.35, spread=0.5, toil=0.9),
    "TP06": Experience(share=0.1, feeling=0.05),
    "TP07": Experience(share=0.1, feeling=0.6),
    "TP08": Experience(share=0.06, feeling=1.15, spread=0.6),
    "TP09": Experience(share=0.08, feeling=0.3),
}
VIDEO_WITH_REASONS = Experience(share=0.22, feeling=-0.1, spread=1.1)


def experiences_in(month: date) -> dict[str, Experience]:
    """Return what each touchpoint was like in `month`."""
    found = dict(EXPERIENCES)
    if month >= REASONS_ON_SCREEN:
        found["TP04"] = VIDEO_WITH_REASONS
    if month == SPRING_FESTIVAL:
        del found[FESTIVAL_PAUSE]
    return found


def pick(random: Random, shares: Mapping[str, float]) -> str:
    """Return one of the keys, each as often as its share says; the shares need not add up to 1."""
    left = random.random() * sum(shares.values())
    for key, share in shares.items():
        left -= share
        if left < 0:
            return key
    return key


def bell(random: Random) -> float:
    """Return a number around 0 with a spread of about 1, never beyond 3: the sum of three even ones."""
    return (random.random() + random.random() + random.random() - 1.5) * 2


def answer(random: Random, gaps: Mapping[str, float], middle: float, low: int, high: int) -> str:
    """Return the whole number nearest to `middle` on the scale, or one of the codes for no answer."""
    code = pick(random, gaps)
    return str(min(high, max(low, round(middle)))) if code == "answered" else code


def row(random: Random, later: Random, month: date) -> tuple[str, ...]:
    """Return one answer of `month` without its comment, in the order of `HEADER`; `later` decides ease and mood."""
    experiences = experiences_in(month)
    day = month.replace(day=1 + int(random.random() * monthrange(month.year, month.month)[1]))
    customer = f"{int(random.random() * 16**8):08x}"
    language, segment = pick(random, LANGUAGES), pick(random, SEGMENTS)
    touchpoint = pick(random, {code: each.share for code, each in experiences.items()})
    here = experiences[touchpoint]
    feeling = here.feeling + here.spread * bell(random) + (CHINESE_QUESTIONNAIRE if language == "ZH" else 0.0)
    recommend = answer(random, RECOMMEND_GAPS, 8.0 + 1.7 * feeling, 0, 10)
    satisfaction = answer(random, SATISFACTION_GAPS, 3.7 + feeling + 0.4 * bell(random), 1, 5)
    ease = answer(later, EASE_GAPS, 5.0 + 1.2 * (feeling - here.toil) + 0.5 * bell(later), 1, 7)
    mood = answer(later, MOOD_GAPS, 0.4 + feeling + 0.3 * bell(later), -2, 2)
    return (day.isoformat(), customer, language, segment, touchpoint, recommend, satisfaction, ease, mood)


def answers_of(month: date) -> Iterator[tuple[str, ...]]:
    """Return the rows of one month by day: between 110 and 150 of them."""
    seed = month.year * 100 + month.month
    random, later = Random(seed), Random(seed * 10)
    count = 110 + int(random.random() * 41)
    return with_remarks(sorted(row(random, later, month) for _ in range(count)), month)


def with_remarks(rows: list[tuple[str, ...]], month: date) -> Iterator[tuple[str, ...]]:
    """Yield the rows with what was written beside them; mostly that is nothing.

    A remark stands beside the first answer that was given at its touchpoint, in its language and by somebody as
    satisfied as it sounds.

    Raises:
        ValueError: there is no such answer.
    """
    with REMARKS.open(encoding="utf-8", newline="") as file:
        waiting = [remark for remark in csv.DictReader(file) if remark["month"] == f"{month:%Y-%m}"]
    for answered in rows:
        _, _, language, _, touchpoint, _, satisfaction, *_ = answered
        fits = (
            one
            for one in waiting
            if (one["language"], one["touchpoint"]) == (language, touchpoint)
            and satisfaction in tuple(one["satisfaction"])
        )
        remark = next(fits, None)
        if remark:
            waiting.remove(remark)
        yield (*answered, remark["text"] if remark else "")
    if waiting:
        raise ValueError(f"no answer of {month:%Y-%m} fits `{waiting[0]['text']}`")


def write_answers(folder: Path) -> tuple[Path, ...]:
    """Write the files of all months into `folder` and return their paths, oldest first."""
    paths = tuple(folder / f"onboarding-{month:%Y-%m}.csv" for month in MONTHS)
    for path, month in zip(paths, MONTHS, strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([HEADER, *answers_of(month)])
    return paths


def main() -> None:
    """Write the files into the folder named on the command line, or into `content/data`."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "content" / "data"
    for path in write_answers(folder):
        print(path.name)


if __name__ == "__main__":
    main()
