"""What is passed where an argument is not given."""


class NotGiven:
    def __repr__(self):
        return "<late default>"


NOT_GIVEN = NotGiven()


def LOAD_NOT_GIVEN():
    return NOT_GIVEN
