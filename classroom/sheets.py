"""Tables as CSV files that the spreadsheets of a language open as they are, and run nothing of."""

import csv
import io

from django.http import HttpResponse
from django.utils.formats import get_format

# A cell that begins with one of these is a formula to some spreadsheet.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# Without this mark Excel guesses the letters.
BYTE_ORDER_MARK = "\ufeff"


def safe_cell(value):
    """Return text that no spreadsheet runs as a formula; numbers and plain text pass unchanged."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def to_csv(rows):
    """Write rows of cells; where decimals have a comma, a semicolon parts the cells."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if get_format("DECIMAL_SEPARATOR") == "," else ",")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_file(name, rows):
    """Answer with `rows` as a file to keep; `name` is a slug."""
    text = BYTE_ORDER_MARK + to_csv(rows)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
