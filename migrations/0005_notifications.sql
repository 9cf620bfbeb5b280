-- What residents were told, and what still waits to be sent.

create table message (
  id uuid primary key,
  event_id bigint not null,
  request_id uuid not null,
  channel text not null check (channel in ('email')),
  recipient text not null check (length(recipient) <= 320),
  locale text not null,
  template text not null,
  subject text not null,
  text text not null,
  html text not null,
  told_due_at timestamptz,
  headers jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'kept')),
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint sent_at_a_moment check ((state = 'sent') = (sent_at is not null)),
  -- A reaction may run twice for one event; nobody is told twice.
  unique (event_id, recipient, template)
);

comment on table message is 'Personal data: what one person was written about one request.';
comment on column message.state is 'kept: no mail server was configured when it was written; it is never sent later.';
comment on column message.told_due_at is 'The due date it told; another date later is worth another message.';
comment on column message.next_attempt_at is 'When it may be tried; while it is being sent, when that is given up.';

create index message_waiting on message (next_attempt_at) where state = 'queued';
create index message_of_request on message (request_id, created_at);
create index message_newest on message (created_at desc);
