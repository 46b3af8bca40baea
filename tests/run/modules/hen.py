import egg

print("hen begins; egg has lay:", hasattr(egg, "lay"))
NAME = "hen"


def hatch():
    return "hen out of " + egg.lay()
