-- What new callers of a running node get, so that who publishes knows when it is true.
create table airings (
    node   text not null references nodes on delete cascade,
    flow   text not null,
    number int not null,
    primary key (node, flow),
    foreign key (flow, number) references flow_versions
);
