"""Shapes of all kinds."""
from . import square
from .flat import circle

VERSION = (1, 2)
print("shapes is loaded, with", square.__name__, "and", circle.__name__)


def describe(module):
    return f"{module.__name__}: {module.__doc__}"
