-- Who is to be told that a request climbed a rung of its ladder, once each; letters gather what waits for a person.
create table escalation_notice (
  request_id uuid not null references service_request on delete cascade,
  percent smallint not null check (percent > 0),
  staff_id uuid not null references staff on delete cascade,
  climbed_at timestamptz not null,
  told_at timestamptz,
  primary key (request_id, percent, staff_id)
);
comment on column escalation_notice.told_at is 'When it went into a letter, or was not worth one any more; null: it waits.';
create index escalation_notice_waits on escalation_notice (staff_id) where told_at is null;
create index escalation_notice_told on escalation_notice (staff_id, told_at) where told_at is not null;
