"""Every read of running work that leaves the module."""

from gongdan.workorders.queries.streams import stream_topic

__all__ = ["stream_topic"]
