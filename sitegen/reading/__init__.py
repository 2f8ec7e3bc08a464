"""How does a file become text?"""
