"""How the model is made that finds names: from news in which every name is marked."""
