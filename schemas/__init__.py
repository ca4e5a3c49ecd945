"""The shapes of the data: pydantic models and nothing else."""
