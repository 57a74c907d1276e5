-- How callers found their calls.

create table ratings (
    call_id text primary key check (call_id ~ '^[0-9a-f]{32}$'),
    stars   int not null check (stars between 1 and 5),
    at      timestamptz not null
);
create index ratings_by_time on ratings (at);
