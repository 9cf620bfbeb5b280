-- Words that stopped before stops were told (0063) are no news; those of the last day are.
update partner_word set alerted_at = now()
  where state in ('failed', 'stuck') and alerted_at is null and next_attempt_at < now() - interval '1 day';

-- A team is left by closing an account or by going to another team: both are known of everybody.
alter table staff add column was_in text[] not null default '{}';
comment on column staff.was_in is 'Teams they were in and are not any more.';
