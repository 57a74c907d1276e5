-- Whose an order is, and what of it may come back.

alter table customers
    add column customer_group text not null default 'standard'
        check (customer_group ~ '^[a-z][a-z0-9-]{0,19}$'),              -- 'standard', 'gold'
    add column language text not null default 'en-US'                   -- BCP 47: language, script, region
        check (language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$');

alter table items add column final_sale boolean not null default false;
