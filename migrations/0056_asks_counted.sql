-- How often an address was asked: the same wish again and again is a letter each time, too.

alter table follower
  add column asks smallint not null default 0,
  add column asks_since timestamptz not null default '-infinity';
comment on column follower.asks is 'Letters and texts that asked for a yes since asks_since, which is a day ago at most.';
