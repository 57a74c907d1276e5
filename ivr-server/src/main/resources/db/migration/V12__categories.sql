-- What the shop counts an item among, for its policy.

alter table items add column category text not null default 'unsorted'
    check (category ~ '^[a-z][a-z0-9-]{0,29}$');                        -- 'shoes', 'electronics'
