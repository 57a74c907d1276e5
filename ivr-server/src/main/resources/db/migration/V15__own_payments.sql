-- What was paid back by a shop that has told us of no payment provider: somebody has to pay it by hand.
create table own_payments (
    key          uuid primary key,                                      -- ours: paid once
    payment      text not null check (length(payment) between 1 and 200),
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    reference    text not null unique check (length(reference) between 1 and 50),
    at           timestamptz not null
);
create sequence own_payment_numbers;
