-- Expand. What is held about the owner of an address is shown and removed by a link that is mailed to it.

create table data_link (
  id uuid primary key,
  address text not null unique check (address = lower(address) and length(address) <= 320),
  locale text not null,
  asked_at timestamptz not null,
  asked smallint not null default 1 check (asked > 0),
  first_asked_at timestamptz not null
);
comment on table data_link is 'Personal data: whoever asked by e-mail what is held about them; gone after a day.';
comment on column data_link.asked_at is 'Signed in the link: only the newest opens anything.';
comment on column data_link.asked is 'How often since first_asked_at: more than a few within a day are not answered.';
create index data_link_by_age on data_link (first_asked_at);

create table removal (
  id bigint generated always as identity primary key,
  asked_for text not null check (asked_for in ('request', 'address')),
  numbers bigint[] not null,
  follows integer not null default 0,
  reason text not null check (length(reason) between 1 and 2000),
  actor_id uuid,
  actor_label text not null,
  happened_at timestamptz not null
);
comment on table removal is 'What staff removed because somebody asked for it by letter or at the counter; says nothing about who.';
