"""How a world is built: the way its users do. Whatever stands between them and a full build stands here too."""

from dataclasses import dataclass

from incremental.world import World

from cxsite.build.build import BuildResult
from cxsite.build.publish import Publication


@dataclass(frozen=True, slots=True)
class Built:
    """What a build in place said, and whether it was said beforehand that there is nothing to do."""

    result: BuildResult
    was_instant: bool

    @property
    def differences(self) -> list[str]:
        """Return what is wrong where it was said that nothing changed, though a build has something to publish."""
        if not self.was_instant or self.result.publication is Publication.UNCHANGED:
            return []
        return ["`nothing changed` was said, and something has"]


def build_as_users_do(world: World) -> Built:
    """Ask whether there is anything to do, as the command does before all else; then build, whatever it says."""
    was_instant = world.is_instant()
    return Built(world.build(), was_instant)
