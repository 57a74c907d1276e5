-- What is offered to those who take store credit, and the codes by which they show that they are who they say.

alter table refunds
    add column bonus_minor bigint not null default 0 check (bonus_minor >= 0);   -- offered on top, if it goes to credit
alter table store_credit_ledger
    add column bonus_minor bigint not null default 0 check (bonus_minor >= 0);   -- of the amount

create table codes (
    request      uuid primary key,                                      -- the same request sends one
    order_number text not null references orders on delete cascade,     -- personal data
    hash         text not null check (hash ~ '^[0-9a-f]{64}$'),         -- SHA-256 of request and code
    sent_by      text not null check (sent_by in ('email', 'phone')),
    sent_at      timestamptz not null,
    wrong        int not null default 0 check (wrong >= 0),
    used_at      timestamptz
);
create index codes_by_order on codes (order_number, sent_at);
