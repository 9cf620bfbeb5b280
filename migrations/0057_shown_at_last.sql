-- Expand. What was held back and is shown later is told to whoever would have heard of it at once: once.

alter table to_check add column shown_at timestamptz;
comment on column to_check.shown_at is 'When everybody could first read what had been held; it is told then, and never again.';
update to_check set shown_at = decided_at where held and decision in ('shown', 'changed');

alter table partner_delivery add column without_words boolean not null default false;
comment on column partner_delivery.without_words is 'It was sent while its words were held: they follow as an update once they are shown.';

comment on column data_link.asked_at is 'Of the newest link; each is signed over its own moment and opens for a day.';
