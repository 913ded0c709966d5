"""The classes of rules: the five groups under which a user sees them, and their ids."""

from gov_docs.core.types import Category

GROUPS: dict[str, tuple[Category, ...]] = {
    "格式": (Category.FORMAT, Category.STRUCTURE),
    "标点": (Category.PUNCTUATION, Category.NUMBER),
    "错字": (Category.TYPO,),
    "敏感词": (Category.WORDING, Category.PRIVACY),
    "更多": (Category.CONSISTENCY, Category.REFERENCE),
}
# What a rule's id begins with, by its class.
PREFIXES: dict[Category, str] = {
    Category.FORMAT: "FMT",
    Category.STRUCTURE: "DOC",
    Category.PUNCTUATION: "PUN",
    Category.NUMBER: "NUM",
    Category.TYPO: "TYP",
    Category.WORDING: "SEN",
    Category.PRIVACY: "PRV",
    Category.CONSISTENCY: "CON",
    Category.REFERENCE: "REF",
}
GROUP_OF: dict[str, str] = {
    category.value: group for group, categories in GROUPS.items() for category in categories
}
