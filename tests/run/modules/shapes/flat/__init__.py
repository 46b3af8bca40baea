__all__ = ["unit", "label"]
unit = "cm"
hidden = "not exported"


def label(number):
    return f"{number} {unit}"
