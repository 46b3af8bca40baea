# A call over several lines, with the failing part inside.
def combine(*parts, separator=" ", ending="\n"):
    return separator.join(parts) + ending


def describe(person):
    return combine(
        person["first"],
        person["last"],
        combine(
            "aged",
            str(person["age"] + 1),
            separator="-",
        ),
        ending="!",
    )


people = [
    {"first": "Ann", "last": "Lee", "age": 30},
    {"first": "Bob", "last": "Ray", "age": "unknown"},
]
for person in people:
    print(
        describe(
            person
        )
    )
