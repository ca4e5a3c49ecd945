"""cityfacts: articles in, checked facts out."""
