"""Processes as BPMN 2.0: drawn and written out, and read from the files of other tools."""
