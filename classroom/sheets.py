"""Tables as CSV files that the spreadsheets of a language open as they are, and run nothing of."""

import csv
import io
import re

from django.http import HttpResponse
from django.utils.formats import get_format

# A cell that begins so is a formula to some spreadsheet. One also begins in the midst of another,
# whatever quotes stand around it, where a spreadsheet was told a separator that is not the file's.
FORMULA = re.compile('((?:^|[,;|\t\r\n])[\\s"]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')
# Without this mark Excel guesses the letters.
BYTE_ORDER_MARK = "\ufeff"


def safe_cell(value):
    """Return text that no spreadsheet runs as a formula; numbers and plain text pass unchanged."""
    return FORMULA.sub(r"\1'", str(value))


def to_csv(rows):
    """Write rows of cells; where decimals have a comma, a semicolon parts the cells.

    Every cell is quoted: read with another separator than it was written with, a cell stays one.
    """
    out = io.StringIO()
    delimiter = ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_file(name, rows):
    """Answer with `rows` as a file to keep; `name` is a slug."""
    text = BYTE_ORDER_MARK + to_csv(rows)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
