"""Which rules a look at a document takes in."""

import pytest

from gov_docs.checking.looking import chosen_rules
from gov_docs.core.errors import GovDocsError
from gov_docs.core.groups import PREFIXES
from gov_docs.rules.base import all_rules


def test_every_rule_is_numbered_as_its_class_is():
    assert all(rule.id.startswith(PREFIXES[rule.category]) for rule in all_rules())


def test_category_and_prefix_name_the_same_rules():
    for category, prefix in PREFIXES.items():
        assert chosen_rules((category.upper(),)) == chosen_rules((prefix.lower(),))


@pytest.mark.parametrize("name", ["XYZ", "REF001", "更多"])  # groups are taken apart before
def test_an_unknown_name_is_an_error(name):
    with pytest.raises(GovDocsError, match=name):
        chosen_rules(("typo", name))
