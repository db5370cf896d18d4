"""A report as one HTML page that loads nothing from anywhere; the PDF is drawn from its plainer sister."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from factdesk.assets import asset
from factdesk.report.contents import Contents, contents
from factdesk.report.wording import cited, clean, day, described, safe_url
from factdesk.review.review import Review

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(report: Contents) -> bytes:
    """The page for a browser: light and dark on a screen, A4 on paper."""
    return _page("report.html.j2", report).encode("utf-8")


def render_html(review: Review, *, reviewer: str, at: datetime, for_print: bool = False) -> str:
    """The page as a string; `for_print` gives the plain markup that a QTextDocument lays out."""
    return _page("print.html.j2" if for_print else "report.html.j2", contents(review, reviewer=reviewer, at=at))


def _page(template: str, report: Contents) -> str:
    """Fill a template; control characters are taken out of the whole page at once."""
    return clean(_environment().get_template(template).render(report=report))


@cache
def _environment() -> "Environment":
    """The templates of resources/report. Everything is escaped, and a name that is not there is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(asset("report")), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"safe_url": safe_url, "described": described, "cited": cited, "day": day}
    return environment
