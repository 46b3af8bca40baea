pair @a
