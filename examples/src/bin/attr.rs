//! Assignments to attributes: what is called, how often, and in which order.

use dunder::prelude::*;

struct Account {
    balance: i64,
}

#[properties]
impl Account {
    #[getter]
    fn balance(&self) -> i64 {
        println!("get");
        self.balance
    }

    #[setter]
    fn set_balance(&mut self, value: i64) {
        println!("set {value}");
        self.balance = value;
    }

    #[deleter]
    fn del_balance(&mut self) {
        println!("delete");
        self.balance = 0;
    }
}

struct Bank {
    only: Account,
}

impl Bank {
    fn account(&mut self) -> &mut Account {
        println!("account");
        &mut self.only
    }
}

fn value(n: i64) -> i64 {
    println!("value");
    n
}

fn main() {
    let mut bank = Bank { only: Account { balance: 2 } };
    attr!(bank.account().balance = value(5));
    attr!(bank.account().balance += value(3));
    attr!(bank.only.balance **= 2);
    attr!(bank.only.balance <<= 1);
    println!("{}", attr!(bank.only.balance));
    attr!(del bank.account().balance);
}
