-- What was paid for orders and given back, how returns go on after they are opened, and what must happen though
-- machines die.

alter table customers
    add column email text not null default ''                           -- personal data; empty: none is known
        check (email = '' or email ~ '^[^[:space:]@]{1,64}@[^[:space:]@]{1,189}$');

alter table orders
    add column street text not null default '' check (length(street) <= 100),  -- personal data
    add column town   text not null default '' check (length(town) <= 60);     -- personal data

alter table items
    add column tax_minor bigint not null default 0 check (tax_minor >= 0);     -- on top of the price, for all of the line

-- Money of orders. What was refunded, or is reserved to be, changes by rows of the ledger alone.
create table order_money (
    order_number   text primary key references orders on delete cascade,
    paid_minor     bigint not null check (paid_minor >= 0),
    shipping_minor bigint not null check (shipping_minor between 0 and paid_minor),
    refunded_minor bigint not null default 0 check (refunded_minor >= 0),
    payment        text not null check (length(payment) between 1 and 200),    -- what the payment provider calls it
    check (refunded_minor <= paid_minor)
);
insert into order_money (order_number, paid_minor, shipping_minor, payment)
select number, paid_minor,
       greatest(0, paid_minor - (select sum(price_minor * quantity) from items where order_number = number)),
       'order-' || number
  from orders;
alter table orders drop column paid_minor;

-- What is to be paid back. Of what comes back it is decided when the return is opened, and reserved on arrival.
create table refunds (
    id               uuid primary key,
    request          uuid not null unique,                              -- the same request gets the same answer
    order_number     text not null references order_money,              -- personal data
    rma              text unique references returns,                    -- personal data; null: nothing comes back for it
    cause            text not null check (cause in ('returned', 'kept', 'lost', 'late', 'cancelled')),
    amount_minor     bigint not null check (amount_minor > 0),
    destination      text not null check (destination in ('original', 'credit')),
    state            text not null check (state in (
        'decided', 'to-be-approved', 'reserved', 'executed', 'settled', 'failed', 'declined', 'withdrawn')),
    approvals_needed int not null check (approvals_needed between 0 and 2),
    policy           int references policy_versions,
    because          jsonb not null check (jsonb_typeof(because) = 'object'),
    reference        text check (length(reference) between 1 and 200),  -- the payment provider's
    failure          text check (length(failure) between 1 and 200),
    decided_at       timestamptz not null,
    changed_at       timestamptz not null,
    check (state not in ('executed', 'settled') or reference is not null),
    check ((state = 'failed') = (failure is not null))
);
create index refunds_by_order on refunds (order_number);
create index refunds_to_be_approved on refunds (changed_at) where state = 'to-be-approved';

-- What of an order a refund is for. Nothing is refunded twice: not by another call, nor by another channel.
create table refund_parts (
    refund       uuid not null references refunds,
    order_number text not null,
    line         int not null check (line between 0 and 1000),          -- 0: the order as a whole
    unit         int not null check (unit between 1 and 10000),
    kind         text not null check (kind in ('price', 'tax', 'shipping')),
    amount_minor bigint not null check (amount_minor >= 0),
    released     boolean not null default false,                        -- it was not refunded after all
    primary key (refund, line, unit, kind),
    check ((kind = 'shipping') = (line = 0))
);
create unique index refunded_once on refund_parts (order_number, line, unit, kind) where not released;

-- Who agreed to a refund that one or two persons have to agree to, or did not.
create table refund_approvals (
    refund  uuid not null references refunds,
    who     text not null check (length(who) between 1 and 100),        -- personal data
    agreed  boolean not null,
    at      timestamptz not null,
    primary key (refund, who)
);

create table ledger (
    id           bigint generated always as identity primary key,
    refund       uuid not null references refunds,
    order_number text not null references order_money,
    kind         text not null check (kind in ('reserved', 'released', 'paid-back')),
    amount_minor bigint not null check (amount_minor > 0),
    at           timestamptz not null,
    unique (refund, kind)
);
create index ledger_by_order on ledger (order_number);

create function ledger_moves_money() returns trigger language plpgsql as $$
begin
    update order_money
       set refunded_minor = refunded_minor
                          + case new.kind when 'reserved' then new.amount_minor
                                          when 'released' then -new.amount_minor
                                          else 0 end
     where order_number = new.order_number;
    return new;
end $$;
create trigger ledger_moves_money after insert on ledger for each row execute function ledger_moves_money();

create function only_the_ledger_moves_money() returns trigger language plpgsql as $$
begin
    if new.refunded_minor <> old.refunded_minor and pg_trigger_depth() < 2 then
        raise exception 'only a row of the ledger changes what was refunded';
    end if;
    return new;
end $$;
create trigger only_the_ledger_moves_money before update on order_money
    for each row execute function only_the_ledger_moves_money();

create function ledger_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'rows of the ledger are not changed';
end $$;
create trigger ledger_is_kept before update or delete on ledger for each row execute function ledger_is_kept();

-- Store credit of customers, and where it comes from.
create table store_credit (
    customer_id   bigint not null references customers,
    currency      text not null check (currency ~ '^[A-Z]{3}$'),
    balance_minor bigint not null check (balance_minor >= 0),
    primary key (customer_id, currency)
);
create table store_credit_ledger (
    id           bigint generated always as identity primary key,
    customer_id  bigint not null,
    currency     text not null,
    refund       uuid unique references refunds,
    amount_minor bigint not null check (amount_minor <> 0),
    at           timestamptz not null,
    foreign key (customer_id, currency) references store_credit
);

-- Returns go on.
alter table returns
    add column step text not null default 'opened' check (step in (
        'opened', 'label-made', 'dropped-off', 'on-its-way', 'received', 'restocked', 'written-off', 'kept',
        'cancelled'));
alter table returns drop constraint returns_order_number_line_key;
create unique index one_return_a_line on returns (order_number, line) where step <> 'cancelled';

create table return_steps (
    rma  text not null references returns,
    step text not null,
    scan uuid unique,                                                   -- the scan that told it; the same one tells it once
    at   timestamptz not null,
    primary key (rma, step)
);
insert into return_steps (rma, step, at) select rma, 'opened', opened_at from returns;

create table labels (
    rma      text primary key references returns,
    tracking text not null check (length(tracking) between 1 and 50),
    pdf      bytea not null check (length(pdf) <= 1048576),
    made_at  timestamptz not null
);

-- What lies in the warehouse.
create table stock (
    sku      text primary key check (length(sku) between 1 and 50),
    sellable int not null default 0 check (sellable >= 0),
    returned int not null default 0 check (returned >= 0),              -- has come back and was not looked at yet
    reserved int not null default 0 check (reserved >= 0),              -- of what is sellable
    check (reserved <= sellable)
);
create table stock_moves (
    id       bigint generated always as identity primary key,
    sku      text not null references stock,
    kind     text not null check (kind in ('received', 'restocked', 'written-off', 'reserved', 'unreserved')),
    quantity int not null check (quantity > 0),
    rma      text not null references returns,
    at       timestamptz not null,
    unique (rma, kind)
);

-- What is to be done outside, written down together with what was decided.
create table outbox (
    id         uuid primary key,
    kind       text not null check (kind in ('pay-back', 'make-label', 'write', 'tell')),
    work       jsonb not null check (jsonb_typeof(work) = 'object'),    -- personal data
    state      text not null default 'waiting' check (state in ('waiting', 'done', 'parked')),
    attempts   int not null default 0 check (attempts >= 0),
    unsure     int not null default 0 check (unsure >= 0),              -- attempts that nobody told the end of
    due_at     timestamptz not null,                                    -- while leased: when the lease is over
    lease      uuid,
    failure    text check (length(failure) <= 200),
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((state = 'waiting') = (ended_at is null)),
    check (state = 'waiting' or lease is null)
);
create index outbox_due on outbox (due_at) where state = 'waiting';
create index outbox_parked on outbox (ended_at) where state = 'parked';
