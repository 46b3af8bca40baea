print("egg begins")
import hen


def lay():
    return "egg from " + hen.NAME


print("egg ends")
