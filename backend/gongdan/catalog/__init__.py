"""What can be requested: applications, work-order types, categories and application packages."""
