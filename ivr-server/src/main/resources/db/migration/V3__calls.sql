-- Calls and their turns. Times within a call are frames of 20 ms, counted from its first.

create table calls (
    id               text primary key check (id ~ '^[0-9a-f]{32}$'),
    node             text not null check (length(node) between 1 and 100),
    caller           text not null check (caller ~ '^\+?[0-9]{0,32}$'), -- personal data; empty when withheld
    called           text not null check (called ~ '^[0-9A-Za-z+]{0,32}$'),
    transport        text not null check (transport in ('WEBSOCKET', 'AUDIOSOCKET')),
    flow             text not null check (length(flow) between 1 and 100),
    started_at       timestamptz not null,
    ended_at         timestamptz,
    outcome          text check (outcome in ('completed', 'handed-over', 'abandoned', 'failed', 'died')),
    reason           text check (length(reason) <= 200),
    next             text check (next in ('HANG_UP', 'PERSON', 'QUEUE', 'VOICEMAIL')),
    state            text check (length(state) <= 100),                 -- where it was abandoned, failed or died
    hung_up_by       text check (hung_up_by in ('CALLER', 'LOST_MEDIA')),
    facts            jsonb check (jsonb_typeof(facts) = 'object'),      -- personal data
    frames           int check (frames >= 0),
    filled           int check (filled >= 0),
    dropped          int check (dropped >= 0),
    recording        text check (recording in ('whole', 'cut', 'discarded', 'lost')),
    recording_file   text check (length(recording_file) <= 200),        -- below the folder of recordings
    recording_sha256 text check (recording_sha256 ~ '^[0-9a-f]{64}$'),
    check ((ended_at is null) = (outcome is null)),
    check ((outcome is null) = (reason is null)),
    check ((outcome is null) = (next is null)),
    check ((outcome is null) = (frames is null)),
    check ((frames is null) = (filled is null) and (frames is null) = (dropped is null)),
    check ((outcome = 'handed-over') = (facts is not null)),
    check ((outcome = 'abandoned') = (hung_up_by is not null)),
    check ((coalesce(recording, '') in ('whole', 'cut')) = (recording_file is not null)),
    check ((recording_file is null) = (recording_sha256 is null))
);
create index calls_by_start on calls (started_at desc);
create index calls_running on calls (node) where ended_at is null;

create table turns (
    call_id       text not null references calls on delete cascade,
    index         int not null check (index >= 1),
    state         text not null check (length(state) between 1 and 100),
    said          text not null check (length(said) <= 4000),           -- personal data
    prompt_from   int not null check (prompt_from >= 0),
    prompt_to     int not null check (prompt_to >= prompt_from),
    barge_in      int check (barge_in >= 0),
    speech_from   int check (speech_from >= 0),
    speech_to     int check (speech_to >= 0),
    decided       int not null check (decided >= 0),
    secret        boolean not null,
    answer        text not null check (answer in ('none', 'spoken', 'keyed', 'secret', 'no-input', 'hung-up')),
    heard         jsonb check (jsonb_typeof(heard) = 'array'),          -- personal data; n-best, best first
    keys          text check (length(keys) <= 100),                     -- personal data
    meaning       text check (length(meaning) between 1 and 100),
    meaning_value text check (length(meaning_value) <= 500),            -- personal data
    spoken        boolean,                                              -- of a secret answer
    understood    boolean,                                              -- of a secret answer
    hung_up_by    text check (hung_up_by in ('CALLER', 'LOST_MEDIA')),
    primary key (call_id, index),
    check ((answer = 'spoken') = (heard is not null)),
    check ((answer = 'keyed') = (keys is not null)),
    check ((answer = 'secret') = (spoken is not null) and (spoken is null) = (understood is null)),
    check ((answer = 'hung-up') = (hung_up_by is not null)),
    check ((meaning is null) = (meaning_value is null)),
    check (meaning is null or answer in ('spoken', 'keyed')),
    check (not secret or (heard is null and keys is null and meaning is null))
);
