from .square import area
from .flat.circle import area as base
from . import VERSION

PARENT = __package__, VERSION


def volume(side):
    return area(side) * side, base(side) * side
