-- Webhooks: what happens is told to programs of others, signed as Standard Webhooks says.

create table webhook (
  id uuid primary key,
  label text not null unique check (length(label) between 1 and 200),
  url text not null check (url ~ '^https?://\S+$' and length(url) <= 2000),
  events text[] not null,
  scope text not null check (scope in ('public', 'staff')),
  sealed_secret text not null,
  sealed_old_secret text,
  old_secret_until timestamptz,
  active boolean not null default true,
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_why text check (length(disabled_why) <= 1000),
  rest_until timestamptz,
  created_at timestamptz not null,
  constraint disabled_is_not_active check (disabled_at is null or not active),
  constraint old_secret_for_a_while check ((sealed_old_secret is null) = (old_secret_until is null))
);
comment on column webhook.events is 'Names of events; empty: all.';
comment on column webhook.scope is 'public: the public copy of what everybody may see; staff: private requests and internal lines too, never contact data.';
comment on column webhook.sealed_old_secret is 'After a change both sign for a day, so that no receiver misses anything.';
comment on column webhook.failing_since is 'Since when nothing got there; null while it works.';

create table webhook_message (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  event_id bigint not null,
  event_name text not null,
  request_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'withheld')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  status integer,
  answer text check (length(answer) <= 1000),
  created_at timestamptz not null,
  settled_at timestamptz,
  -- A reader that reads an event twice tells it once.
  unique (webhook_id, event_id)
);
comment on column webhook_message.id is 'Sent as webhook-id with every try and every replay: by it a receiver knows what it has.';
comment on column webhook_message.state is 'withheld: nobody may know it any more when its turn came.';

create index webhook_message_due on webhook_message (next_attempt_at) where state = 'waiting';
create index webhook_message_newest on webhook_message (webhook_id, created_at desc);

-- Block ranges: events are written in the order they happen, and a replay asks for a span of time.
create index event_happened on event using brin (happened_at) with (pages_per_range = 32);
