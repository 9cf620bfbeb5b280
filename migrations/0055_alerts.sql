-- What stopped and needs a person is told to the administrators, each stop once.

alter table partner_delivery add column alerted_at timestamptz;
comment on column partner_delivery.alerted_at is 'When its stop was told; a later stop is told again.';

alter table webhook add column alerted_at timestamptz;
comment on column webhook.alerted_at is 'When it was told that it was switched off because nothing got there.';
