"""The hand-over package: one ZIP with every document of a unit and year, for ESR and the Inspektorat."""
