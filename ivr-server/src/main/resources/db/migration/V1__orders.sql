-- The shop's orders and where their parcels are.

create table customers (
    id    bigint generated always as identity primary key,
    name  text not null check (length(name) between 1 and 100),         -- personal data
    phone text not null check (phone ~ '^\+?[0-9]{0,32}$')              -- personal data
);

create table orders (
    number       text primary key check (number ~ '^[0-9]{8}$'),        -- personal data
    customer_id  bigint not null references customers,
    postcode     text not null check (postcode ~ '^[0-9]{5}$'),         -- personal data
    placed_at    timestamptz not null,
    promised_on  date not null,
    cancelled_at timestamptz check (cancelled_at >= placed_at),
    paid_minor   bigint not null check (paid_minor >= 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    invented     boolean not null default false                         -- by us, to try Orderline with
);
create index orders_by_customer on orders (customer_id);

create table items (
    order_number text not null references orders on delete cascade,
    line         int not null check (line between 1 and 1000),
    sku          text not null check (length(sku) between 1 and 50),
    name         text not null check (length(name) between 1 and 100),  -- as a caller would call it
    quantity     int not null check (quantity between 1 and 10000),
    price_minor  bigint not null check (price_minor >= 0),              -- of one
    primary key (order_number, line)
);

create table shipments (
    id           bigint generated always as identity primary key,
    order_number text not null references orders on delete cascade,
    position     int not null check (position >= 1),                    -- in the order in which they left
    carrier      text not null check (length(carrier) between 1 and 50),
    tracking     text not null check (length(tracking) between 1 and 50),
    estimated_on date not null,                                         -- as the carrier now means
    unique (order_number, position),
    unique (carrier, tracking),
    unique (id, order_number)
);

create table shipment_items (
    shipment_id  bigint not null,
    order_number text not null,
    line         int not null,
    primary key (shipment_id, line),
    foreign key (shipment_id, order_number) references shipments (id, order_number) on delete cascade,
    foreign key (order_number, line) references items (order_number, line) on delete cascade
);
create index shipment_items_by_item on shipment_items (order_number, line);

create table scans (
    shipment_id bigint not null references shipments on delete cascade,
    position    int not null check (position >= 1),
    at          timestamptz not null,
    kind        text not null check (kind in (
        'LABEL_MADE', 'PICKED_UP', 'ARRIVED', 'DEPARTED', 'HELD_BY_WEATHER', 'HELD_BY_CUSTOMS',
        'MISSED_CONNECTION', 'ADDRESS_PROBLEM', 'DAMAGED', 'OUT_FOR_DELIVERY', 'DELIVERY_ATTEMPTED',
        'DELIVERED')),
    place       text not null check (length(place) <= 60),              -- empty when the carrier did not say
    primary key (shipment_id, position)
);
