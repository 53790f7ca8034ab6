"""Targets of many documents -> a ledger with canonical indicators, comparisons and timelines."""
