"""Review: verdicts (pure), suggestions (pure), and the desk where both meet the store."""
