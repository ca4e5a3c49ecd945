"""The settings, mirrored by .env.example."""
