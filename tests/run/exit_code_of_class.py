class X(SystemExit):
    code = 7
raise X(3)
