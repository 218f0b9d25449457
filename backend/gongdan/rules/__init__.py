"""When this happens and that holds, what should be done: classification, priority and dispatch."""
