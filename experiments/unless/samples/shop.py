stock = {"apples": 3, "pears": 0}
for fruit in stock:
    unless stock[fruit]:
        print("no", fruit)
        continue
    print(stock[fruit], fruit)
unless (total := sum(stock.values())) > 5: print("only", total, "left")
