"""People, departments, teams, roles, sign-in and API keys, and the one door that says who may do and see what."""
