-- Callers' own orders are looked up by their number when a call begins, with the plus or without.
create index customers_by_phone on customers (ltrim(phone, '+'));
