"""Loads the demo pemda and its units from readable files (fixtures/)."""
