"""Which articles are there, and which belong together?"""
