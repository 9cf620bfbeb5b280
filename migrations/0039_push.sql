-- Web push: devices that are told of things, and services that carry it there.

create table push_device (
  endpoint text primary key check (length(endpoint) <= 1000 and endpoint like 'https://%'),
  origin text not null check (length(origin) <= 300),
  p256dh text not null check (length(p256dh) <= 100),
  auth text not null check (length(auth) <= 40),
  made_at timestamptz not null,
  asked_at timestamptz,
  times_asked smallint not null default 0,
  proved_at timestamptz
);
comment on table push_device is 'Personal data: where a browser is reached (RFC 8030), and with which keys (RFC 8291).';
comment on column push_device.origin is 'The push service, as an address without a path.';
comment on column push_device.proved_at is 'When the device answered what was sent to it; null: nothing else is sent.';
create index push_device_unproved on push_device (made_at) where proved_at is null;

create table push_report (
  request_id uuid not null references service_request on delete cascade,
  endpoint text not null references push_device on delete cascade,
  primary key (request_id, endpoint)
);
comment on table push_report is 'Whose own request it is: a device is not told of what its owner said there.';
create index push_report_of_device on push_report (endpoint);

create table push_rest (
  origin text primary key check (length(origin) <= 300),
  until timestamptz not null
);
comment on table push_rest is 'Push services that did not answer, or have too much to do, and until when they are left alone.';

-- A device's address is longer than a mailbox's. Validated by the next migration, outside of this lock.
alter table message
  drop constraint if exists message_channel_check,
  drop constraint if exists message_recipient_check,
  add constraint message_channel_check check (channel in ('email', 'sms', 'push')) not valid,
  add constraint message_recipient_check check (length(recipient) <= 1000) not valid;
