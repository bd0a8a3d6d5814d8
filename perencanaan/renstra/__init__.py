"""The Renstra of a unit: its versions side by side, its tujuan and sasaran, its targets."""
