# `~=` is one token: `~` and `=` apart are no comparison.
print(1 ~ = 1)
