-- Published flows, which version is on air, and what calls did by them.

create table flow_versions (
    flow    text not null check (flow ~ '^[a-z][a-z0-9-]{0,59}$'),
    number  int not null check (number >= 1),
    files   jsonb not null check (jsonb_typeof(files) = 'object'),      -- file name to text
    made_at timestamptz not null,
    primary key (flow, number)
);

-- What was published stays as it was.
create function flow_versions_stay() returns trigger language plpgsql as
    'begin raise exception ''a published version of a flow does not change''; end';
create trigger flow_versions_stay before update or delete on flow_versions
    for each row execute function flow_versions_stay();

-- What went on air when; of a flow, the latest counts.
create table flow_changes (
    id     bigint generated always as identity primary key,
    flow   text not null,
    number int not null,
    kind   text not null check (kind in ('PUBLISHED', 'ROLLED_BACK')),
    who    text not null check (length(who) between 1 and 100),         -- personal data
    why    text not null check (length(why) between 1 and 500),
    at     timestamptz not null,
    foreign key (flow, number) references flow_versions
);
create index flow_changes_by_flow on flow_changes (flow, id desc);

-- What may go on air, if every running node can run it.
create table flow_candidates (
    id     uuid primary key,
    flow   text not null check (flow ~ '^[a-z][a-z0-9-]{0,59}$'),
    number int not null check (number >= 1),
    kind   text not null check (kind in ('PUBLISHED', 'ROLLED_BACK')),
    files  jsonb not null check (jsonb_typeof(files) = 'object'),
    at     timestamptz not null
);

create table flow_answers (
    candidate uuid not null references flow_candidates on delete cascade,
    node      text not null check (length(node) between 1 and 100),
    answer    text not null check (answer in ('preparing', 'ready', 'refused')),
    done      int not null default 0,
    of        int not null default 0,
    why       text not null default '' check (length(why) <= 2000),
    primary key (candidate, node)
);

create table nodes (
    node    text primary key check (length(node) between 1 and 100),
    seen_at timestamptz not null
);

-- Of an answer, every slot it filled.
alter table turns add column slots jsonb check (jsonb_typeof(slots) = 'object');   -- personal data
update turns set slots = case when meaning_value = '' then '{}'::jsonb else jsonb_build_object(meaning, meaning_value) end
 where meaning is not null;
alter table turns drop column meaning_value;
alter table turns add check ((meaning is null) = (slots is null));

-- What was done in calls.
create table acts (
    call_id text not null references calls on delete cascade,
    index   int not null check (index >= 1),
    turns   int not null check (turns >= 0),                            -- that had ended before
    state   text not null check (length(state) between 1 and 100),
    action  text not null check (length(action) between 1 and 100),
    outcome text not null check (length(outcome) between 1 and 100),
    slots   jsonb not null check (jsonb_typeof(slots) = 'object'),      -- personal data
    frames  int not null check (frames >= 0),
    primary key (call_id, index)
);

-- Where a call stands while it lasts, for a process that has to go on with it: nothing secret is in it.
alter table calls add column position jsonb check (jsonb_typeof(position) = 'object');   -- personal data
