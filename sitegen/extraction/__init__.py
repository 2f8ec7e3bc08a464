"""Which line is what?"""
