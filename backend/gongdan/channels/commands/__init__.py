"""What changes something on the ways in and out."""

from gongdan.channels.commands.links import answer_by_link, comment_by_link, rate_by_link

__all__ = ["answer_by_link", "comment_by_link", "rate_by_link"]
