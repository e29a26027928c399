"""What other layers keep in the store of a build; their own keys know nothing of the program's version."""

from dataclasses import dataclass

from cxsite.build.keys import digest
from cxsite.build.store import Store


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes by key, for one version of the program."""

    store: Store
    version: str

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None."""
        return self.store.get(digest(key, self.version))

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under this key."""
        self.store.put(data, digest(key, self.version))
