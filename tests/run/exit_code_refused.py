class X(SystemExit):
    @property
    def code(s): raise KeyError('q')
raise X(3)
