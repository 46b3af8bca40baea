# A package beside the program: submodules, relative imports, `__all__`, and what `import` binds.
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")

import shapes
import shapes.flat.circle as circle
from shapes import square, describe
from shapes.flat import *
from shapes.flat.circle import area as circle_area, PI

print(shapes.__name__, shapes.VERSION, shapes.__package__, shapes.flat.__name__)
print(circle.__name__, circle.area(2), circle_area is circle.area, PI)
print(square.area(3), describe(square), sorted(name for name in globals() if name in ("unit", "hidden", "label")))
print(unit, label(5))
print(sorted(name for name in sys.modules if name.startswith("shapes")))
print(shapes.flat.circle is circle, getattr(shapes, "solid", "not imported yet"))
from shapes import solid
print(shapes.solid is solid, solid.volume(2), solid.PARENT)
for statement in ("import shapes.missing", "from shapes import nothing", "from shapes.flat.circle import area, radius",
                  "import nowhere.to_be_found", "from . import x", "from shapes.flat import circle as c, square"):
    try:
        exec(statement)
        print("fine:", statement)
    except ImportError as error:
        print(type(error).__name__, str(error).replace(__file__.rpartition("/")[0], "HERE"), error.name)
