-- Calls that lost their server and were taken over by another process, once; and calls by keys alone, which began there.

alter table calls add column taken_by text check (length(taken_by) between 1 and 100);   -- node that went on with it, by keys
alter table calls add column taken_after int check (taken_after >= 0);                   -- turns that had ended by then
alter table calls add check ((taken_by is null) = (taken_after is null));

alter table calls drop constraint calls_transport_check;
alter table calls add check (transport in ('WEBSOCKET', 'AUDIOSOCKET', 'KEYPAD'));

-- Whose a call is: only that node writes what happens in it.
drop index calls_running;
create index calls_running on calls (coalesce(taken_by, node)) where ended_at is null;
