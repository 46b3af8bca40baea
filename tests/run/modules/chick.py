from nest import place

NAME = "chick"
