"""Settings, addresses, the API, web, worker, embedded database and the gongdan command."""
