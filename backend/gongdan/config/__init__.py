"""Settings, addresses, the API's mounting, web, worker, embedded database and the gongdan command."""
