-- What 0039 left to be checked, and the way to the pushes that wait.

alter table message validate constraint message_channel_check;
alter table message validate constraint message_recipient_check;

create index message_push_waiting on message (next_attempt_at) where state = 'queued' and channel = 'push';
