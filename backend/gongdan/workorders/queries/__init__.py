"""Every read of running work that leaves the module."""
