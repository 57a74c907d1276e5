-- Whose an order is, and what of it may come back.

alter table customers
    add column customer_group text not null default 'standard'
        check (customer_group ~ '^[a-z][a-z0-9-]{0,19}$'),              -- 'standard', 'gold'
    add column language text not null default 'en-US'                   -- BCP 47: language, script, region
        check (language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$');

alter table items add column final_sale boolean not null default false;

-- The first five digits of RMA numbers. They are not used twice: after the last no return can be opened.
create sequence rma_serials as int minvalue 10000 maxvalue 99999;

-- Returns that are open, each of a whole line.
create table returns (
    rma          text primary key check (rma ~ '^[0-9]{6}$'),           -- personal data
    request      uuid not null unique,                                  -- the same request gets the same answer
    order_number text not null,                                         -- personal data
    line         int not null,
    quantity     int not null check (quantity between 1 and 10000),
    reason       text not null check (reason in (
        'damaged', 'wrong-item', 'too-small', 'too-large', 'not-as-described', 'changed-mind')),
    until_on     date not null,                                         -- the last day of the line's window
    opened_at    timestamptz not null,
    unique (order_number, line),
    foreign key (order_number, line) references items (order_number, line) -- an order that has one stays
);

-- Requests for returns that the rules were against.
create table refused_returns (
    request      uuid primary key,                                      -- the same request gets the same answer
    order_number text not null,                                         -- personal data
    line         int not null,
    reason       text not null check (reason in (
        'damaged', 'wrong-item', 'too-small', 'too-large', 'not-as-described', 'changed-mind')),
    refusal      text not null check (refusal in ('not-delivered', 'too-late', 'final-sale', 'already-returned')),
    rma          text references returns,                               -- personal data
    delivered_on date,
    until_on     date,
    refused_at   timestamptz not null,
    foreign key (order_number, line) references items (order_number, line) on delete cascade,
    check ((refusal = 'already-returned') = (rma is not null)),
    check ((refusal = 'too-late') = (delivered_on is not null)),
    check ((delivered_on is null) = (until_on is null))
);
create index refused_returns_by_item on refused_returns (order_number, line);
create index refused_returns_by_rma on refused_returns (rma) where rma is not null;

-- Who wants to be called back.
create table callbacks (
    id       uuid primary key,                                          -- the request that noted it
    number   text not null check (number ~ '^\+?[0-9]{1,32}$'),         -- personal data
    topic    text not null check (topic ~ '^[a-z0-9 -]{1,40}$'),
    call     text not null check (call ~ '^[0-9A-Za-z-]{1,64}$'),       -- in which it was asked for
    noted_at timestamptz not null,
    done_by  text check (length(done_by) between 1 and 100),            -- personal data
    done_at  timestamptz,
    check ((done_by is null) = (done_at is null))
);
create index callbacks_open on callbacks (noted_at) where done_at is null;
create index callbacks_open_by_number on callbacks (number) where done_at is null;
