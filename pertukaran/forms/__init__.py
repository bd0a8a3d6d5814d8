"""Forms of imports and exchanges."""
