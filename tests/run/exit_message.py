# `sys.exit` with a message: the message goes to standard error, the code is 1.
import sys


def validate(settings):
    problems = [f"{key}: {value!r} is not a {kind.__name__}"
                for key, (value, kind) in settings.items() if not isinstance(value, kind)]
    if problems:
        sys.exit("error: " + "; ".join(problems))
    print("settings are fine:", ", ".join(settings))


class Cleanup:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("cleaned up after", details[0].__name__)
        return False


validate({"width": (80, int), "name": ("x", str)})
sys.stdout.write("partial line without an end")
print()
print("to stderr", file=sys.stderr)
with Cleanup():
    validate({"width": ("80", int), "name": (None, str), "tags": ([], list)})
print("never reached")
