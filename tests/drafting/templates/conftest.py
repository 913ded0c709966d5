"""A data folder of the test's own, and templates written into it."""

from pathlib import Path

import pytest

DESCRIPTION = """
name = "便函"
kind = "便函"
form = "文稿"
basis = ["公文写作的通行做法"]

[draft]
title = "关于{{ 主题 }}的便函"

[[fields]]
name = "主题"
label = "事由"
required = true

[[fields]]
name = "任务"
label = "任务清单"
type = "list"
columns = ["名称", "单位?"]

[[fields]]
name = "条目"
label = "条目"
type = "list"
"""


class Home:
    """The user's data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def template(
        self, text: str, description: str = DESCRIPTION, name: str = "便函", *, more: str = ""
    ) -> Path:
        folder = self.root / "templates" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "template.toml").write_text(description + more, "utf-8")
        (folder / "text.j2").write_text(text, "utf-8")
        return folder


@pytest.fixture(autouse=True)
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")
