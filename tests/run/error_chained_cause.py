# `raise ... from ...`: a cause, a cause that hides the context, and a class of our own.
class ConfigError(Exception):
    def __init__(self, key, reason):
        super().__init__(f"bad setting {key!r}: {reason}")
        self.key = key


def setting(values, key):
    try:
        return int(values[key])
    except KeyError:
        raise ConfigError(key, "not given") from None
    except ValueError as error:
        raise ConfigError(key, "not a number") from error


values = {"width": "80", "height": "tall"}
print(setting(values, "width"))
try:
    setting(values, "depth")
except ConfigError as error:
    print(error, error.__cause__, error.__suppress_context__, type(error.__context__).__name__)
try:
    setting(values, "height")
except ConfigError as error:
    print(error.key, repr(error.__cause__))
    raise RuntimeError("cannot start") from error
