"""How the models are made that sitegen ships.

    python -m training lines --data DIR      which line of a pasted page is what (training/lines)
    python -m training names --data DIR      which words of a text name something (training/names)

With --check nothing is written: the program tells how good the models are, on texts that they have
seen and on others that they have not. Nothing of the texts is kept but what the README of each
folder says.
"""
