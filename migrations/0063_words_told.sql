-- A line of history that a partner never heard is told to the administrators, as a request is that did not get there.
alter table partner_word add column alerted_at timestamptz;
comment on column partner_word.alerted_at is 'When its stop was told; sent again and stopped again it is told again.';
create index partner_word_untold on partner_word (delivery_id)
  where state in ('failed', 'stuck') and alerted_at is null;
