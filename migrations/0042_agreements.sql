-- Expand. A service level is an agreement with versions; and its ladder is climbed by the clock.

-- Every version of what was agreed, whoever changed it: a city's files, the desk, an import.
create table agreement_version (
  id integer generated always as identity primary key,
  service_id integer not null references service on delete cascade,
  agency_code text not null references agency (code),
  calendar_code text references business_calendar (code),
  terms jsonb,
  agreed_at timestamptz not null,
  constraint ended_or_whole check ((terms is null) = (calendar_code is null))
);
comment on table agreement_version is 'What was agreed on a service, from when; the newest is in force. Lines are never edited.';
comment on column agreement_version.terms is 'As service.definition.serviceLevel; null: from then on nothing is promised.';
create index agreement_version_of on agreement_version (service_id, id desc);

create function agreement_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a version of an agreement is never edited';
end $$;
create trigger agreement_version_is_kept before update on agreement_version
  for each row execute function agreement_version_is_kept();

create function agreement_changed() returns trigger language plpgsql as $$
declare
  terms jsonb := new.definition -> 'serviceLevel';
begin
  if tg_op = 'INSERT' then
    if terms is null then return null; end if;
  elsif terms is not distinct from old.definition -> 'serviceLevel'
    and new.calendar_code is not distinct from old.calendar_code and new.agency_code = old.agency_code then
    return null;
  end if;
  insert into agreement_version (service_id, agency_code, calendar_code, terms, agreed_at)
  values (new.id, new.agency_code, new.calendar_code, terms, clock_timestamp());
  return null;
end $$;
create trigger agreement_changed after insert or update on service
  for each row execute function agreement_changed();

insert into agreement_version (service_id, agency_code, calendar_code, terms, agreed_at)
select id, agency_code, calendar_code, definition -> 'serviceLevel', now() from service
where definition ? 'serviceLevel' order by id;

alter table service_request
  add column escalate_at timestamptz,
  add column escalated smallint not null default 0 check (escalated >= 0);
comment on column service_request.escalate_at is 'When its ladder is to be looked at next; null: not by the clock alone.';
comment on column service_request.escalated is 'The highest rung climbed, in percent of the promised time; it never falls.';

-- Promises still to be kept are looked at; those broken before there was a ladder are not told of all at once.
update service_request set escalate_at = now() where status <> 'closed' and due_at > now();

-- By the clock: a few of those that are open.
create index request_escalates on service_request (escalate_at) where status <> 'closed' and escalate_at is not null;
create index request_escalated on service_request (due_at, id) where status <> 'closed' and escalated > 0;
-- No rung is climbed twice, whatever a program does.
create unique index activity_rung_once on activity (request_id, (facts ->> 'percent')) where kind = 'escalated';
