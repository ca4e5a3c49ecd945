"""City names and their scope in a text."""
