-- Copies of orders that the shop's own system knows.

alter table customers
    add column reference text not null default ''                       -- personal data; the shop's; empty: it does not tell
        check (length(reference) <= 200);
create unique index customers_by_reference on customers (reference) where reference <> '';

alter table orders add column fetched_at timestamptz;                   -- null: the order is ours, and no copy
