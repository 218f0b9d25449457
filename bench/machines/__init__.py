"""A list of machines, as many as wanted: what stands in it, and somebody who works in its grid."""
