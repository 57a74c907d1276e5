-- What of a call's audio the decoder heard: most of the work of a call.

alter table calls add column decoded int check (decoded >= 0);
update calls set decoded = 0 where frames is not null;
alter table calls add check ((frames is null) = (decoded is null));
