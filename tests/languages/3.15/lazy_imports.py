lazy import os
lazy import a.b as c, d
lazy from a.b import e as f
lazy from . import g
lazy from ... import (h, i)
lazy from .j import *
lazy = 1
lazy.lazy(lazy)
import lazy
from lazy import lazy
from .lazy import k
lazy import lazy
