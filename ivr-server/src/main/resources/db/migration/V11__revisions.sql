-- How often words were taken back while an answer was heard: it says how far they are to be believed.

alter table turns add column revisions int check (revisions >= 0);
update turns set revisions = 0 where answer = 'spoken';
alter table turns add check ((answer = 'spoken') = (revisions is not null));
