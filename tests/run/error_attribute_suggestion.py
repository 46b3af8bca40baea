# `AttributeError` with a name that is nearly right.
class Account:
    interest_rate = 0.02

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def withdraw(self, amount):
        self.balance -= amount

    def statement(self):
        return f"{self.owner}: {self.ballance:.2f}"


def attempt(action):
    try:
        action()
    except AttributeError as error:
        print(error, "|", error.name, type(error.obj).__name__)


account = Account("ann", 10)
account.withdraw(3)
attempt(lambda: account.nothing_like_this)
attempt(lambda: account.withdrew(1))
attempt(lambda: Account.intrest_rate)
attempt(lambda: [].appendd(1))
attempt(lambda: None.strip())
attempt(lambda: setattr(5, "x", 1))
account.statement()
