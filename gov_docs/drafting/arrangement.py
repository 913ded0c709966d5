"""What a person makes of a draft's outline, as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Headings without their numbers."""

    order: tuple[str, ...] = ()  # those moved and their neighbours; others keep their places
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.order or self.without)


AS_IT_IS = Arrangement()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading of the draft that can be moved or left out."""

    heading: str
    level: int
    hint: str = ""
