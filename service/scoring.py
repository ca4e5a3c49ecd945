"""Candidate facts against gold facts."""
