"""The default recogniser: a trained model reads each document twice."""
