fn a
