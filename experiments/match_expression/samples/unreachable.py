print((match 1: case x: 1 case 2: 3))
