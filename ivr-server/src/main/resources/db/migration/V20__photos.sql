-- Photos of what is to be sent back.

-- Links by which customers send them. Who has a token may send photos: only its SHA-256 is kept.
create table photo_links (
    token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
    request      uuid not null unique,                                  -- the same request sends one link
    order_number text not null,                                         -- personal data
    line         int not null,
    call         uuid not null,                                         -- that waits for them
    sent_by      text not null check (sent_by in ('email', 'phone')),
    sent_at      timestamptz not null,
    until_at     timestamptz not null,
    foreign key (order_number, line) references items (order_number, line) on delete cascade
);
create index photo_links_by_item on photo_links (order_number, line);
create index photo_links_by_end on photo_links (until_at);

-- What has arrived. While a file is there so is its row: an order that has one stays.
create table photos (
    serial       bigint generated always as identity primary key,
    token_sha256 text not null references photo_links,
    file         text not null unique                                   -- personal data
        check (file ~ '^[0-9]{4}/[0-9]{2}/[0-9]{2}/[0-9a-f-]{36}\.jpg$'),
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    width_px     int not null check (width_px between 1 and 2048),
    height_px    int not null check (height_px between 1 and 2048),
    assessment   text not null check (assessment in ('shows-item', 'unsure')),
    doubts       text[] not null check (doubts <@ array[
        'too-small', 'blurred', 'too-dark', 'too-bright', 'not-recognised', 'like-the-catalogue',
        'nothing-to-compare']),
    taken_at     timestamptz not null,
    check ((assessment = 'unsure') = (cardinality(doubts) > 0))
);
create index photos_by_link on photos (token_sha256);
create index photos_by_age on photos (taken_at);
