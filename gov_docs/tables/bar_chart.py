"""A bar chart beside the rows of a sheet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH_CM, _HEIGHT_CM = 18, 9


@dataclass(frozen=True, slots=True)
class Bars:
    """The first column names the groups; each of the `series` columns after it is one colour."""

    title: str
    series: int
    anchor: str  # the cell at its upper left corner


def draw(page: "Worksheet", bars: Bars, rows: int) -> None:
    """Add the chart of a sheet whose head and `rows` rows are written."""
    chart = BarChart()
    chart.type = "col"
    chart.title = bars.title
    chart.width, chart.height = _WIDTH_CM, _HEIGHT_CM
    values = Reference(page, min_col=2, max_col=1 + bars.series, min_row=1, max_row=rows + 1)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=rows + 1))
    chart.x_axis.delete = chart.y_axis.delete = False  # some programs hide both otherwise
    chart.gapWidth = 60
    page.add_chart(chart, bars.anchor)
