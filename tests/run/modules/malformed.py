# A module with a mistake.
def area(width, height):
    size = (width * height
    return size


print("never reached")
