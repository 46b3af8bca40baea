from chick import NAME

place = "nest of " + NAME
