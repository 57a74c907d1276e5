-- What callers change: orders of which one line is not sent, and returns that go on on other terms.

alter table items add column cancelled_at timestamptz;                  -- null: it is in the order

alter table refunds
    drop constraint refunds_cause_check,
    add constraint refunds_cause_check
        check (cause in ('returned', 'kept', 'lost', 'late', 'cancelled', 'item-cancelled')),
    drop constraint refunds_rma_key;                                    -- a changed return has had others
create unique index one_refund_a_return on refunds (rma) where state <> 'withdrawn';
create index refunds_by_return on refunds (rma) where rma is not null;

-- How returns were changed, the last one last. As it was opened a return stays in its own row, but for its last day.
create table return_changes (
    serial           bigint generated always as identity primary key,
    request          uuid not null unique,                              -- the same request gets the same answer
    rma              text not null references returns,                  -- personal data
    from_reason      text not null,
    to_reason        text not null check (to_reason in (
        'damaged', 'wrong-item', 'too-small', 'too-large', 'not-as-described', 'changed-mind')),
    from_destination text not null,
    to_destination   text not null check (to_destination in ('original', 'credit')),
    policy           int references policy_versions,
    terms            jsonb not null check (jsonb_typeof(terms) = 'object'),
    because          jsonb not null check (jsonb_typeof(because) = 'object'),
    label            uuid,                                              -- made anew, by its key; null: the one before does
    changed_at       timestamptz not null
);
create index return_changes_by_return on return_changes (rma, serial);
