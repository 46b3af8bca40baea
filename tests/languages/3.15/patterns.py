match a:
    case +1:
        pass
    case +1.5 - 2j:
        pass
    case {+1: b}:
        pass
