lambda = 3
print(lambda)
