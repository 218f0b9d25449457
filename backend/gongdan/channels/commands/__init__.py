"""What changes something on the ways in and out."""

from gongdan.channels.commands.links import answer_by_link, comment_by_link, rate_by_link
from gongdan.channels.commands.public import Caller, file_as_guest

__all__ = ["Caller", "answer_by_link", "comment_by_link", "file_as_guest", "rate_by_link"]
