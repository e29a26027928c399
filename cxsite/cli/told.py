"""What a build tells at its end, in words and as data."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsite.cli.problems import in_words
from cxsite.cli.unchanged import counted, nothing_changed

if TYPE_CHECKING:
    from cxsite.build.build import BuildResult
    from cxsite.build.comparison import Plan

MANY = 20
"""How many files are named one by one."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a build ended, where it was to publish, and how long it took in seconds."""

    result: "BuildResult"
    target: Path
    seconds: float

    def as_data(self) -> dict[str, Any]:
        """Return what programs are told: what was built, and in a dry run what would be published."""
        plan = self.result.plan
        would = {"write": sorted(plan.changed), "delete": sorted(plan.doomed)} if plan else None
        return {"built": self._built()} | ({"would": would} if would else {})

    def in_words(self) -> str:
        """Return what people are told."""
        built = self._built()
        if plan := self.result.plan:
            return self._would(plan)
        if built is None:
            return f"{in_words(self.result.problems)}; nothing was written"
        if self.result.is_unchanged:
            return nothing_changed(f"{built['pages']} {len(self.result.problems)}", built["output"])
        pages = f"{counted(built['pages'], 'page')} in {built['seconds']} s ({built['unchanged']} unchanged)"
        return f"built {pages} → {built['output']}"

    def _built(self) -> dict[str, Any] | None:
        """Return what was built, None when nothing was published."""
        made = self.result.made
        if made is None or self.result.publication is None:
            return None
        return {
            "pages": made.pages,
            "unchanged": max(0, made.pages - made.rendered),
            "seconds": round(self.seconds, 1),
            "output": str(self.target),
        }

    def _would(self, plan: "Plan") -> str:
        if plan.is_done:
            return f"nothing would change in {self.target}"
        lines = []
        for verb, paths in (("write", sorted(plan.changed)), ("delete", sorted(plan.doomed))):
            if paths:
                lines.append(f"would {verb} {counted(len(paths), 'file')} in {self.target}:")
                lines += [f"  {path}" for path in paths[:MANY]]
                lines += [f"  and {len(paths) - MANY} more"] if len(paths) > MANY else []
        return "\n".join(lines)
