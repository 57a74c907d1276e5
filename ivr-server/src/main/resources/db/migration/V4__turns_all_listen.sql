-- We listen in every turn: none is answered with 'none' any more, and none ever was by a server that answered calls.

update turns set answer = 'no-input' where answer = 'none';

alter table turns
    drop constraint turns_answer_check,
    add constraint turns_answer_check check (answer in ('spoken', 'keyed', 'secret', 'no-input', 'hung-up'));
