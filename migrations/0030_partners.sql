-- Partner systems: agencies with a work-order system of their own, spoken to by Open311 GeoReport v2.

create table partner_system (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (length(name) between 1 and 200),
  agency_code text not null references agency (code),
  endpoint text not null check (endpoint ~ '^https?://\S+$' and endpoint !~ '/$' and length(endpoint) <= 1000),
  jurisdiction_id text check (length(jurisdiction_id) between 1 and 200),
  sealed_key text,
  api_key_id uuid not null references api_key,
  services jsonb not null check (jsonb_typeof(services) = 'object'),
  dialect jsonb not null check (jsonb_typeof(dialect) = 'object'),
  hears text not null check (hears in ('updates', 'requests', 'pushes')),
  poll_seconds integer not null default 300 check (poll_seconds between 5 and 86400),
  tells_updates boolean not null default true,
  gets_private boolean not null default false,
  gets_contact boolean not null default false,
  active boolean not null default true,
  rest_until timestamptz,
  last_trouble text check (length(last_trouble) <= 1000),
  heard_until timestamptz,
  next_poll_at timestamptz not null default now()
);
comment on table partner_system is 'A work-order system that gets an agency''s requests and answers them.';
comment on column partner_system.endpoint is 'Base of its GeoReport v2, without a slash at the end.';
comment on column partner_system.sealed_key is 'The key it gave us: sealed, opened only to be sent to the endpoint.';
comment on column partner_system.api_key_id is 'Our key that it pushes with; its scopes decide what its word may do, pushed or polled.';
comment on column partner_system.services is 'Our service code → {code, answers, fixed}: what is sent, and as what.';
comment on column partner_system.dialect is 'Where it deviates from the standard.';
comment on column partner_system.rest_until is 'Left alone until then: it asked for it, or does not answer.';
comment on column partner_system.heard_until is 'Its updates are known up to here; asked again with an overlap.';

create table partner_delivery (
  id uuid primary key,
  partner_id integer not null references partner_system,
  request_id uuid not null references service_request on delete cascade,
  state text not null default 'waiting' check (state in
    ('waiting', 'sent', 'token', 'accepted', 'failed', 'stuck', 'called_off')),
  their_id text check (length(their_id) between 1 and 300),
  token text check (length(token) between 1 and 300),
  their_status text check (length(their_status) <= 300),
  heard text check (length(heard) <= 100),
  asked_at timestamptz,
  ended_at timestamptz,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  words text check (length(words) <= 1000),
  created_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  unique (partner_id, request_id),
  constraint accepted_once_sent check (state not in ('sent', 'token', 'accepted') or sent_at is not null),
  constraint token_while_waiting check (state <> 'token' or token is not null)
);
comment on table partner_delivery is 'One request on its way to one partner: where the delivery stands, apart from where the request stands.';
comment on column partner_delivery.state is 'sent: it may have arrived, and we look before sending again; called_off: no longer theirs.';
comment on column partner_delivery.their_id is 'Their number; null where they give none.';
comment on column partner_delivery.their_status is 'What was heard last, in their word.';
comment on column partner_delivery.heard is 'Fingerprint of the request as it was heard last: the same again is no news.';
comment on column partner_delivery.asked_at is 'When they were last asked how it stands; who was asked longest ago is next.';
comment on column partner_delivery.ended_at is 'When they were first heard to have ended it; null while it is open there.';
comment on column partner_delivery.next_attempt_at is 'When it may be tried; while it is being sent, when that is given up.';
comment on column partner_delivery.words is 'Why it did not go through, in the partner''s own words.';

-- Not unique: a partner that finds two reports to be one answers both with one number.
create index partner_delivery_theirs on partner_delivery (partner_id, their_id) where their_id is not null;
create index partner_delivery_due on partner_delivery (next_attempt_at)
  where state in ('waiting', 'sent', 'token');
create index partner_delivery_to_ask on partner_delivery (partner_id, asked_at nulls first)
  where state = 'accepted' and their_id is not null;
create index partner_delivery_of_request on partner_delivery (request_id);
create index partner_delivery_troubled on partner_delivery (created_at desc) where state in ('failed', 'stuck');
create index partner_delivery_newest on partner_delivery (created_at desc);

create table partner_word (
  delivery_id uuid not null references partner_delivery on delete cascade,
  activity_id bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'stuck', 'called_off')),
  their_update_id text check (length(their_update_id) <= 300),
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  words text check (length(words) <= 1000),
  sent_at timestamptz,
  primary key (delivery_id, activity_id)
);
comment on table partner_word is 'A public line of a request''s history on its way to the partner that has the request.';
comment on column partner_word.their_update_id is 'The id they list it under: heard again, it is our own word.';
create index partner_word_due on partner_word (next_attempt_at) where state = 'waiting';
