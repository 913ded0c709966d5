"""The few windows that open over the page; none stops the work while a check runs."""

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.editing_checks import Recheck, about


def explain(parent: QWidget, rule: str) -> None:
    """Show the explanation of a rule."""
    told = about(rule)
    dialog, layout = _dialog(parent, f"{told.name}（{rule}）", 520, 420)
    text = QTextBrowser()
    text.setAccessibleName("规则说明")
    text.setHtml(as_html(told.explanation))
    layout.addWidget(text)
    _add_buttons(dialog, layout, "关闭")
    dialog.show()


def as_html(explanation: str) -> str:
    """Return a rule's explanation with its headings in bold."""
    lines = [line for line in explanation.splitlines() if line.strip()]
    out = [f"<h3>{escape(lines[0])}</h3>"] if lines else []
    for line in lines[1:]:
        head, colon, rest = line.partition("：")
        known = head in ("查什么", "为什么", "例", "依据", "修复")
        shown = f"<b>{head}{colon}</b>{escape(rest)}" if known else escape(line)
        out.append(f"<p style='line-height:150%'>{shown}</p>")
    return "".join(out)


def preview_fixes(
    parent: QWidget, rules: Sequence[str], after: Recheck, do: Callable[[], object]
) -> None:
    """Show how many fixes of each kind there are, and make them once they are confirmed."""
    dialog, layout = _dialog(parent, "一键修改", 460, 380)
    new = f"，新出现 {len(after.new)} 处" if after.new else "，不会出现新的问题"
    told = QLabel(
        f"将修改 <b>{len(rules)}</b> 处有把握的错误；"
        f"改后还剩 {len(after.remaining)} 处要您自己看{new}。<br>"
        "拿不准的和牵涉措辞的不在其中。改完按一次 Ctrl+Z 可以全部撤销。"
    )
    told.setWordWrap(True)
    layout.addWidget(told)
    tree = QTreeWidget()
    tree.setHeaderLabels(["要改的", "处数"])
    tree.setAccessibleName("要改的各种错误和处数")
    tree.setRootIsDecorated(False)
    tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    for rule, count in Counter(rules).most_common():
        tree.addTopLevelItem(QTreeWidgetItem([f"{about(rule).name}（{rule}）", str(count)]))
    tree.setColumnWidth(0, 330)
    layout.addWidget(tree)
    buttons = _add_buttons(dialog, layout, "取消")
    confirm = QPushButton("全部修改")
    confirm.setToolTip("改这些；按一次 Ctrl+Z 全部撤销")
    confirm.setObjectName("primary")
    buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
    confirm.setDefault(True)
    dialog.accepted.connect(do)
    dialog.show()


def _dialog(parent: QWidget, title: str, width: int, height: int) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(width, height)
    return dialog, QVBoxLayout(dialog)


def _add_buttons(dialog: QDialog, layout: QVBoxLayout, leave: str) -> QDialogButtonBox:
    buttons = QDialogButtonBox()
    buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole).setToolTip(f"{leave}（Esc）")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return buttons
