"""What a verb changed, so that each view can tell whether it must ask again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The store's numbers of what one verb touched; empty sets are what it left alone."""

    drafts: frozenset[int] = frozenset()
    claims: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    officials: frozenset[str] = frozenset()
    """Keys of officials."""
    roster: bool = False
    """The roster changed as a whole (an import)."""

    def __or__(self, other: "Changes") -> "Changes":
        """Both together."""
        return Changes(self.drafts | other.drafts, self.claims | other.claims, self.sources | other.sources,
                       self.officials | other.officials, self.roster or other.roster)  # fmt: skip
