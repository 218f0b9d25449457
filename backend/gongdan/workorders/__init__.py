"""The running work: intake, dispatch, stages, conversation, SLA clocks, resolution, confirmation, closure."""
