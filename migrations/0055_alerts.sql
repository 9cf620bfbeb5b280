-- Until when the administrators know what stopped, so that each of it is told once.

create table alert_mark (
  one boolean primary key default true check (one),
  told_until timestamptz not null
);
comment on table alert_mark is 'Partners'' deliveries and webhooks that stopped before this instant were told to the administrators.';
