"""What people of the invented company write: enough to never read the same list twice."""
