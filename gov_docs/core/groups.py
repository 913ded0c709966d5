"""The five groups under which a user sees the findings."""

from gov_docs.core.types import Category

GROUPS: dict[str, tuple[Category, ...]] = {
    "格式": (Category.FORMAT, Category.STRUCTURE),
    "标点": (Category.PUNCTUATION, Category.NUMBER),
    "错字": (Category.TYPO,),
    "敏感词": (Category.WORDING, Category.PRIVACY),
    "更多": (Category.CONSISTENCY, Category.REFERENCE),
}
GROUP_OF: dict[str, str] = {
    category.value: group for group, categories in GROUPS.items() for category in categories
}
