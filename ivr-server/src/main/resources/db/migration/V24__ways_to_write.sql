-- How customers are written to.

alter table customers
    add column liked_way text                                           -- null: they have not told
        check (liked_way in ('email', 'sms', 'whatsapp'));

-- Links by which a label is got with a telephone. Who has a token sees the label: only its SHA-256 is kept.
create table label_links (
    token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
    letter       uuid not null unique,                                  -- the entry of the outbox that brings it
    rma          text not null references returns on delete cascade,    -- personal data
    opened       int not null default 0 check (opened >= 0),
    until_at     timestamptz not null
);
create index label_links_by_return on label_links (rma);
create index label_links_by_end on label_links (until_at);
