"""Small modules about text, each named by its subject. They know nothing of articles."""
