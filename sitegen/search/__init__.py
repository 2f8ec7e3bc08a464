"""How is a word found?"""
