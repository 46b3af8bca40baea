# Accounts with rules, a ledger that undoes what fails, and a report.
from collections import defaultdict, namedtuple
from functools import total_ordering
from operator import attrgetter

Entry = namedtuple("Entry", "number kind account amount", defaults=[0])


class BankError(Exception):
    code = 1


class Overdrawn(BankError):
    code = 2

    def __init__(self, account, missing):
        super().__init__(f"{account.owner} is short of {missing}")
        self.missing = missing


@total_ordering
class Account:
    def __init__(self, owner, balance=0, limit=0):
        self.owner, self._balance, self.limit = owner, balance, limit

    @property
    def balance(self): return self._balance

    @balance.setter
    def balance(self, value):
        if value < -self.limit:
            raise Overdrawn(self, -value - self.limit)
        self._balance = value

    def __eq__(self, other): return self.balance == other.balance
    def __lt__(self, other): return self.balance < other.balance
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    def interest(self, rate): self.balance += self.balance * rate // 100


class Transaction:
    def __init__(self, bank): self.bank = bank

    def __enter__(self):
        self.saved = {account: account.balance for account in self.bank.accounts.values()}
        self.length = len(self.bank.ledger)
        return self.bank

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, BankError):
            for account, balance in self.saved.items():
                account._balance = balance
            del self.bank.ledger[self.length:]
            print(f"undone ({error.code}): {error}")
            return True


class Bank:
    def __init__(self, *accounts):
        self.accounts, self.ledger = {account.owner: account for account in accounts}, []

    def move(self, source, target, amount):
        if amount <= 0:
            raise BankError(f"cannot move {amount}")
        for owner, kind, signed in ((target, "in", amount), (source, "out", -amount)):
            self.accounts[owner].balance += signed
            self.ledger.append(Entry(len(self.ledger) + 1, kind, owner, signed))


Account.__hash__ = object.__hash__
Savings.__hash__ = object.__hash__
bank = Bank(Account("ann", 100), Account("bob", 20, limit=50), Savings("eve", 1000))
for moves in ([("ann", "bob", 30)], [("bob", "eve", 90), ("ann", "bob", 5)], [("eve", "ann", 500), ("bob", "ann", 500)], [("ann", "eve", -1)]):
    with Transaction(bank):
        for move in moves:
            bank.move(*move)
bank.accounts["eve"].interest(5)
sums = defaultdict(list)
for entry in bank.ledger:
    sums[entry.account].append(entry.amount)
print(dict(sums), sorted(bank.accounts.values()), max(bank.accounts.values()), sep="\n")
print(bank.ledger[0], bank.ledger[0]._replace(amount=1), Entry(1, "k", "a"), Entry._fields, sep="\n")
print([entry.number for entry in sorted(bank.ledger, key=attrgetter("amount", "number"))])
with Transaction(bank):
    bank.accounts["nobody"]
