"""Which pages exist, and what do they show?"""
