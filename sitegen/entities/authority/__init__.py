"""The authority file: what a person has said of names, which overrules what was found."""
