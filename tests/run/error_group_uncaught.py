# An exception group that nobody catches: the tree with its sub-exceptions.
def check(name, age):
    problems = []
    if not name:
        problems.append(ValueError("a name is needed"))
    try:
        number = int(age)
        if number < 0:
            problems.append(ValueError(f"negative age {number}"))
    except ValueError as error:
        problems.append(error)
    if problems:
        raise ExceptionGroup(f"record {name!r}", problems)
    return name, number


failed = []
for record in [("ann", "30"), ("", "-5"), ("bob", "old"), ("eve", "41")]:
    try:
        print("fine:", check(*record))
    except* ValueError as group:
        print("failed:", len(group.exceptions))
        failed.append(group)
error = ExceptionGroup("import of records", failed + [KeyError("version")])
error.add_note("4 records were read")
raise error
