-- Who tried to open which order. Kept as long as attempts count.

create table verifications (
    request      uuid primary key,                                      -- the same request gets the same answer
    asked        text not null check (asked ~ '^[0-9a-f]{64}$'),       -- SHA-256 of the question: a request asks one
    order_number text not null check (order_number ~ '^[0-9]{8}$'),     -- personal data
    caller       text not null check (caller ~ '^\+?[0-9]{0,32}$'),     -- personal data; empty when withheld
    answer       text not null check (answer in ('verified', 'refused', 'locked-out')),
    at           timestamptz not null
);
create index refusals_by_order on verifications (order_number, at) where answer = 'refused';
create index refusals_by_caller on verifications (caller, at) where answer = 'refused';
create index verifications_by_time on verifications (at);
