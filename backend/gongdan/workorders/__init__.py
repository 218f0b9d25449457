"""The running work: intake, dispatch, stages, conversation, clocks, resolution, closure."""
