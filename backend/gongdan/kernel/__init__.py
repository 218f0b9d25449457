"""The words every module shares: refusals, events, actors, times, paging. No tables."""
