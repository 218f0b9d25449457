"""Working calendars, policies and targets: given these times, when is it due?"""
