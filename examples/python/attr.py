"""Assignments to attributes: what is called, how often, and in which order."""


class Account:
    def __init__(self):
        self._balance = 2

    @property
    def balance(self):
        print("get")
        return self._balance

    @balance.setter
    def balance(self, value):
        print("set", value)
        self._balance = value

    @balance.deleter
    def balance(self):
        print("delete")
        self._balance = 0


class Bank:
    def __init__(self):
        self.only = Account()

    def account(self):
        print("account")
        return self.only


def value(n):
    print("value")
    return n


bank = Bank()
bank.account().balance = value(5)
bank.account().balance += value(3)
bank.only.balance **= 2
bank.only.balance <<= 1
print(bank.only.balance)
del bank.account().balance
