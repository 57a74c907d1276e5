-- In which condition things come back, as customers say.

alter table returns
    add column condition text not null default 'not-told'
        check (condition in ('not-told', 'as-new', 'opened', 'used'));

alter table refused_returns
    add column condition text not null default 'not-told'
        check (condition in ('not-told', 'as-new', 'opened', 'used')),
    drop constraint refused_returns_refusal_check,
    add constraint refused_returns_refusal_check check (refusal in (
        'not-delivered', 'too-late', 'final-sale', 'not-as-new', 'already-returned', 'needs-person'));
