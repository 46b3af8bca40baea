"""The hook for what nobody can catch is none for what nobody has caught."""
import sys

sys.excepthook = sys.__unraisablehook__
raise LookupError("last")
