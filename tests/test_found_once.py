"""What the attacker once found in two builds, and what keeps it from him: without that he finds it again."""

from collections.abc import Callable

import pytest
from test_changed import found_in, one_more_metric
from test_pairs import HAIR, SHOW, attacked_since, without_nobody

from cxsite.measure import privacy, seen, withholding

Attack = Callable[[], tuple[float, float]]


def since(seed: int) -> tuple[float, float]:
    """Return how narrow what an edition withheld is today, and who changed for certain."""
    found = attacked_since(seed, 1000)
    return found.narrowest, found.changed


def a_month_of_one() -> tuple[float, float]:
    """One of no touchpoint answers in April; in May so many have come that all touchpoints are shown."""
    return found_in(230, one_more_metric)[:2]


def a_month_in_one_language() -> tuple[float, float]:
    """One answers in January, at a touchpoint of few; what is known of another one leaves few answers to move."""
    return since(913)


def a_month_that_is_gone() -> tuple[float, float]:
    """The only one who answered in January is taken out of the file after an edition."""
    return since(697)


def an_answer_that_is_gone() -> tuple[float, float]:
    """The only one who was not pleased is taken out of the file after an edition that told of the segment."""
    return since(357)


RULES = [
    (a_month_of_one, withholding, "_with_all_of", without_nobody),
    (a_month_in_one_language, withholding, "_with_all_of", without_nobody),
    (a_month_that_is_gone, privacy, "as_long_as_said", lambda measured, _: measured),
    (an_answer_that_is_gone, seen, "denied", lambda *_: frozenset()),
]


@pytest.mark.parametrize(("attack", "module", "rule", "none"), RULES)
def test_what_was_found_once_is_not_found_again(
    attack: Attack,
    module: object,
    rule: str,
    none: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And is, where the rule that closes it is left out."""
    narrowest, changed = attack()
    assert narrowest >= SHOW - HAIR
    assert changed <= HAIR
    monkeypatch.setattr(module, rule, none)
    narrowest, changed = attack()
    assert narrowest < SHOW - HAIR or changed > 1 - HAIR
