-- What 0039 left to be checked, the way to the pushes that wait, and to the searches that may fit.

alter table message validate constraint message_channel_check;
alter table message validate constraint message_recipient_check;

create index message_push_waiting on message (next_attempt_at) where state = 'queued' and channel = 'push';

-- A search is compared only with requests that hold its first three letters in a row: ten thousand of them cost a pass
-- over all of them for every event before. Searches without three in a row are compared with every request.
alter table subscription add column probe text
  generated always as (coalesce(lower(substring(words from '[[:alnum:]]{3}')), '')) stored;
create index subscription_probe on subscription (probe) where kind = 'search' and confirmed_at is not null;
drop index subscription_search;
