"""Numbers over finished and running work: volumes, MTTR, SLA met, backlog."""
