-- The log's outbox: what happened, committed with the deed that made it so.
create table event (
  id bigint generated always as identity primary key,
  name text not null,
  request_id uuid,
  facts jsonb not null,
  actor_id text,
  happened_at timestamptz not null,
  relayed_at timestamptz
);

comment on table event is 'Facts announced to other parts, in the past tense, without personal data.';
comment on column event.relayed_at is 'When the relay handed it to its readers; null = waiting.';

create index event_to_relay on event (id) where relayed_at is null;
create index event_of_request on event (request_id, id) where request_id is not null;

-- One secret a city: private links of residents are signed with it, so every process makes the same ones.
create table city_secret (
  only_row boolean primary key default true check (only_row),
  secret text not null check (length(secret) >= 43)
);
