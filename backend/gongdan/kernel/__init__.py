"""The words every module shares: refusals, events, actors, subjects, times, paging. No tables, no module names."""
