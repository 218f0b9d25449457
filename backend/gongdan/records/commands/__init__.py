"""What changes filled-in forms, numbers and saved views."""
