NAME = 1
TEXT = "é"
