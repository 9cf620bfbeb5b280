-- What stopped and needs a person is told to the administrators, each stop once.

alter table partner_delivery add column alerted_at timestamptz;
comment on column partner_delivery.alerted_at is 'When its stop was told; a later stop is told again.';

alter table webhook add column alerted_at timestamptz;
comment on column webhook.alerted_at is 'When it was told that it was switched off because nothing got there.';

-- Unfinished uploads: each network has its share of the room for them, and what lies idle makes room for others.
alter table upload
  add column network text not null default '' check (length(network) <= 40),
  add column last_at timestamptz not null default now();
comment on column upload.network is 'Where it comes from, as a keyed hash; empty: our own machine.';
comment on column upload.last_at is 'When it was begun or its last piece arrived.';

-- Who keeps a copy asks every minute what changed in the last: among a million that is found by a tree, not by reading
-- summaries of pages; and when nothing is left, that is found too.
drop index request_updated;
create index request_updated on service_request (updated_at);
