"""Gongdan (工单): a self-hosted, no-code platform for work orders."""
