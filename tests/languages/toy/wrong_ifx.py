IF x
