"""People, departments, teams, roles, sign-in, API keys, and the one door for permission."""
