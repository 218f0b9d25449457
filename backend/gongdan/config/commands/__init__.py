"""The subcommands of ``gongdan``, one file each: ``NAME``, ``HELP``, ``arguments`` and ``run``."""
