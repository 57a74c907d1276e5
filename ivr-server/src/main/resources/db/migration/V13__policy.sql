-- The shop's policy, and what was decided by it.

-- What was published. The newest counts.
create table policy_versions (
    number       int primary key check (number >= 1),
    file         text not null check (length(file) between 1 and 100),
    text         text not null check (length(text) <= 1000000),
    signed_by    text not null check (length(signed_by) between 1 and 100),  -- personal data
    note         text not null check (length(note) <= 500),
    published_at timestamptz not null
);

alter table returns
    add column policy  int references policy_versions,                  -- null: before there were any
    add column terms   jsonb check (jsonb_typeof(terms) = 'object'),
    add column because jsonb check (jsonb_typeof(because) = 'object');
update returns set
    terms = jsonb_build_object(
        'until', until_on, 'quantity', returns.quantity,
        'refundMinor', items.price_minor * returns.quantity, 'feeMinor', 0, 'currency', orders.currency,
        'label', 'shop', 'labelMinor', 0, 'keeps', false, 'photo', false, 'approval', 'ONE_PERSON'),
    because = '{"rule": "windows", "facts": {}, "sentence": "because it was sent back in time"}'
  from items join orders on orders.number = items.order_number
 where items.order_number = returns.order_number and items.line = returns.line;
alter table returns alter column terms set not null, alter column because set not null;

alter table refused_returns
    add column policy  int references policy_versions,
    add column terms   jsonb check (jsonb_typeof(terms) = 'object'),   -- if a person may grant them
    add column because jsonb check (jsonb_typeof(because) = 'object'),
    drop constraint refused_returns_refusal_check,
    add constraint refused_returns_refusal_check check (refusal in (
        'not-delivered', 'too-late', 'final-sale', 'already-returned', 'needs-person'));
update refused_returns set because = jsonb_build_object(
    'rule', refusal, 'facts', '{}'::jsonb, 'sentence', 'because the rules of then were against it');
alter table refused_returns
    alter column because set not null,
    add check ((refusal = 'needs-person') = (terms is not null));
