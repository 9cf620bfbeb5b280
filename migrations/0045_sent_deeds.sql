-- What a crew's phone has sent: a deed whose answer was lost on the way is sent again, and done once.

create table sent_deed (
  key text primary key check (key ~ '^[A-Za-z0-9_-]{22}$'),
  staff_id uuid not null references staff,
  request_id uuid not null,
  move text not null check (length(move) between 1 and 40),
  version_before integer not null,
  version integer not null,
  line_id bigint not null,
  sent_at timestamptz not null,
  constraint versions_go_up check (version >= version_before)
);

comment on table sent_deed is 'One deed done once. Holds no words: those are in the request''s history.';
comment on column sent_deed.key is '128 random bits, chosen by the phone when the deed was done.';
comment on column sent_deed.request_id is 'No foreign key: an import that is undone takes its requests away, and must not look here for each.';
comment on column sent_deed.version_before is 'Version of the request that the deed met; version: the one it left.';
comment on column sent_deed.line_id is 'The newest line of the request''s history right after the deed.';

create index sent_deed_sent on sent_deed (sent_at);
