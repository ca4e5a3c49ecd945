"""What the model is told: versioned Markdown files and few-shot examples."""
