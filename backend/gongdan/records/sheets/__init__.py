"""Reading tables that others wrote: CSV, JSON, XLSX, alone or zipped, whatever their encoding."""
