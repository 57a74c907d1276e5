-- Things of one product that differ by size and colour, and what customers get in exchange.

create table goods (
    sku         text primary key check (length(sku) between 1 and 50),
    product     text not null check (length(product) between 1 and 50),
    size        text not null default '' check (length(size) <= 40),    -- as it is said: size large
    colour      text not null default '' check (length(colour) <= 40),  -- as it is said: blue
    price_minor bigint not null check (price_minor >= 0),               -- what one costs now
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    unique (product, size, colour)
);

-- What customers get for what they send back. It is reserved when the return is opened.
create table replacements (
    rma        text primary key references returns,
    sku        text not null references stock,
    name       text not null check (length(name) between 1 and 100),    -- as the customer was told
    quantity   int not null check (quantity > 0),
    state      text not null check (state in ('reserved', 'to-be-sent', 'sent', 'released')),
    scan       uuid unique,                                             -- that told it was sent; the same one tells it once
    tracking   text check (length(tracking) between 1 and 50),
    changed_at timestamptz not null,
    check ((state = 'sent') = (scan is not null and tracking is not null))
);
create index replacements_to_be_sent on replacements (changed_at) where state = 'to-be-sent';
create index replacements_reserved on replacements (sku) where state = 'reserved';

-- Whether something of the kind lay there when the return was opened: how many of these took it is told.
alter table returns add column exchangeable boolean not null default false;

alter table refunds
    drop constraint refunds_destination_check,
    add constraint refunds_destination_check check (destination in ('original', 'credit', 'exchange'));
alter table stock_moves
    drop constraint stock_moves_kind_check,
    add constraint stock_moves_kind_check
        check (kind in ('received', 'restocked', 'written-off', 'reserved', 'unreserved', 'sent'));
