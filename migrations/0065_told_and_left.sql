-- Words that stopped before stops were told (0063) are no news; those of the last day are.
update partner_word set alerted_at = now()
  where state in ('failed', 'stuck') and alerted_at is null and next_attempt_at < now() - interval '1 day';

-- A team is left by closing an account or by going to another team: both are known of everybody.
alter table staff add column was_in text[] not null default '{}';
comment on column staff.was_in is 'Teams they were in and are not any more.';

-- Photos of partners that could not be had are told as deliveries are. No reference to them: their table is younger.
create table partner_photo_told (
  photo_id bigint primary key,
  told_at timestamptz not null
);
comment on table partner_photo_told is 'Of which a letter was written; forgotten when they are tried again, so that a next time is told.';
