print(1 <+>)
