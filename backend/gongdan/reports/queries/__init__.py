"""Every read of the reports, behind the permission door."""

from gongdan.reports.queries.review import Review, review
from gongdan.reports.queries.scope import Wanted

__all__ = ["Review", "Wanted", "review"]
