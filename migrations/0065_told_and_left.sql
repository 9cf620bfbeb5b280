-- Words that stopped before stops were told (0063) are no news; those of the last day are.
update partner_word set alerted_at = now()
  where state in ('failed', 'stuck') and alerted_at is null and next_attempt_at < now() - interval '1 day';
