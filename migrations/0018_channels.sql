-- Expand. Messages to many at once share their words; what became of each is known; addresses that fail are left alone.

create table letter (
  id uuid primary key,
  subject text not null,
  text text not null,
  html text not null,
  headers jsonb not null,
  created_at timestamptz not null
);
comment on table letter is 'Words written once for many messages; where it says fill-ID stands what is each reader''s own.';

alter table message
  alter column event_id drop not null,
  alter column request_id drop not null,
  alter column text drop not null,
  alter column html drop not null,
  alter column headers drop not null,
  add column letter_id uuid references letter,
  add column fill text check (length(fill) <= 300),
  add column delivered_at timestamptz,
  drop constraint message_state_check,
  drop constraint sent_at_a_moment,
  add constraint message_state_check check (state in ('queued', 'sent', 'delivered', 'failed', 'kept')),
  -- What was sent may still come back, and then it failed.
  add constraint sent_at_a_moment check (case state when 'queued' then sent_at is null when 'kept' then sent_at is null
    when 'failed' then true else sent_at is not null end),
  add constraint words_of_its_own_or_shared check ((letter_id is null) = (text is not null)
    and (letter_id is null) = (html is not null) and (letter_id is null) = (headers is not null));

create index message_failed on message (created_at desc) where state = 'failed';
create index message_of_letter on message (letter_id) where letter_id is not null;
create index message_to on message (recipient, created_at desc);

create table suppression (
  channel text not null check (channel in ('email', 'sms', 'push')),
  address text not null check (length(address) <= 1000),
  reason text not null check (reason in ('bounced', 'complained', 'stopped')),
  detail text not null default '' check (length(detail) <= 500),
  since timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  primary key (channel, address),
  constraint lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
);
comment on table suppression is 'Addresses nothing is sent to: they do not exist, complained, or said stop.';
create index suppression_in_force on suppression (since desc) where lifted_at is null;
