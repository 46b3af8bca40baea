print(1 <~>)
