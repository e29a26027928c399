"""Rules about editions: a month or a quarter each, signed by somebody known, with numbers that were frozen."""

from cxsite.model.edition import GRAINS, Edition
from cxsite.model.period import period_named
from cxsite.read.drafted import Drafted
from cxsite.read.keys import ID
from cxsite.read.notes import Notes, suggestion


def check_editions(drafted: Drafted, notes: Notes) -> None:
    """Every edition is of a period that its cut-off lies in or behind; whoever signs is somebody."""
    for edition in drafted.handbook.editions.values():
        file = f"editions/{edition.id}.yml"
        period = period_named(edition.id, drafted.handbook.site.year_starts)
        if period is None or period.grain not in GRAINS:
            hint = "name the file after a month or a quarter, as in `2026-09.yml` or `2026-q3.yml`"
            message = f"`{edition.id}` is neither a month nor a quarter"
            notes.problem(drafted.place(file), "bad-edition-name", message, hint)
        elif edition.cut_off.last < period.start:
            message = f"`{edition.cut_off}` is before `{edition.id}` begins"
            hint = "write the last day whose answers count"
            notes.problem(drafted.place(file, "cut-off"), "bad-cut-off", message, hint)
        _check_signature(edition, file, drafted, notes)
        _check_measures(edition, file, drafted, notes)


def _check_signature(edition: Edition, file: str, drafted: Drafted, notes: Notes) -> None:
    """What is written like an id is the id of a role; anything else is a name."""
    signed = edition.signed_off_by or ""
    if ID.fullmatch(signed) and signed not in drafted.known["role"]:
        hint = "name a file of `content/roles`, or write the name in capital letters"
        hint = suggestion(signed, sorted(drafted.known["role"]), hint)
        place = drafted.place(file, "signed-off-by")
        notes.problem(place, "unknown-role", f"`{signed}` is not a role of this handbook", hint)


def _check_measures(edition: Edition, file: str, drafted: Drafted, notes: Notes) -> None:
    frozen = drafted.handbook.frozen.get(edition.id)
    for index, metric in enumerate(edition.measures):
        if frozen and metric in drafted.handbook.metrics and metric not in frozen.metrics:
            message = f"the numbers of `{metric}` are not in `{edition.id}.json`"
            hint = f"run `cxsite edition {edition.id} --again`, or take the measure out"
            place = drafted.place(file, "measures", index)
            notes.warning(place, "measure-not-frozen", message, hint)
