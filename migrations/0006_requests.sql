-- Service requests, their history, and who asked.

create table service_request (
  id uuid primary key,
  number bigint not null unique check (number > 0),
  service_id integer not null references service,
  agency_id integer not null references agency,
  team_id integer not null references team,
  assignee_id uuid references staff,
  status text not null default 'open' check (status in ('open', 'in_progress', 'on_hold', 'closed')),
  resolution text check (resolution in ('completed', 'referred', 'no_action_needed', 'withdrawn')),
  waits_on text check (waits_on in ('customer', 'partner', 'materials', 'weather', 'other')),
  accepted_at timestamptz,
  planned_for date,
  visibility text not null default 'public' check (visibility in ('public', 'private')),
  description text not null default '' check (length(description) <= 4000),
  address text check (length(address) <= 400),
  address_id text check (length(address_id) <= 100),
  zipcode text check (length(zipcode) <= 20),
  location point,
  area_ids integer[] not null default '{}',
  answers jsonb not null default '{}',
  extra_answers jsonb not null default '{}',
  channel text not null check (channel in
    ('phone', 'web', 'app', 'email', 'sms', 'chat', 'counter', 'social', 'open311', 'staff', 'sensor')),
  language text not null,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  due_at timestamptz,
  promise jsonb,
  routing jsonb not null,
  on_hold_since timestamptz,
  pauses jsonb not null default '[]',
  closed_at timestamptz,
  last_note text,
  photo_id uuid,
  photo_count smallint not null default 0,
  parent_id uuid references service_request check (parent_id <> id),
  api_key_id uuid references api_key,
  source_system text,
  source_id text,
  version integer not null default 1,
  constraint closed_with_a_resolution check ((status = 'closed') = (resolution is not null)),
  constraint closed_at_a_moment check ((status = 'closed') = (closed_at is not null)),
  constraint on_hold_since_a_moment check ((status = 'on_hold') = (on_hold_since is not null)),
  constraint on_hold_for_somebody check ((status = 'on_hold') = (waits_on is not null)),
  constraint source_named check ((source_system is null) = (source_id is null))
) with (fillfactor = 85);

comment on table service_request is 'Something asked of the city that it can fulfil: one number, one thread.';
comment on column service_request.number is 'Year (two digits, city time) and count: what a person quotes.';
comment on column service_request.location is 'point(longitude, latitude), WGS 84 degrees.';
comment on column service_request.area_ids is 'Areas the location lies in, when it was submitted.';
comment on column service_request.due_at is 'The promise, moved by finished holds.';
comment on column service_request.promise is 'What was promised on submission and why; never rewritten.';
comment on column service_request.routing is 'The line of the routing sheet that decided.';
comment on column service_request.pauses is 'Finished holds: [[from, to], …] as ISO 8601 instants.';
comment on column service_request.last_note is 'The newest public words of the city, as the lists show them.';
comment on column service_request.extra_answers is 'Attributes a client sent that the service does not ask.';

-- Work waiting: everything the desk lists is open, and open is a small share of all.
create index request_of_team_due on service_request (team_id, due_at, id) where status <> 'closed';
create index request_of_agency_due on service_request (agency_id, due_at, id) where status <> 'closed';
create index request_due on service_request (due_at, id) where status <> 'closed';
create index request_of_assignee_due on service_request (assignee_id, due_at, id)
  where status <> 'closed' and assignee_id is not null;
create index request_open_place on service_request using gist (location) where status <> 'closed';
create index request_newest on service_request (submitted_at desc, id desc);
create index request_of_service_newest on service_request (service_id, submitted_at desc, id desc);
-- Block ranges, not a tree: a tree would have to be written with every change of every request.
create index request_updated on service_request using brin (updated_at) with (pages_per_range = 16);
create index request_of_parent on service_request (parent_id) where parent_id is not null;
create unique index request_source on service_request (source_system, source_id) where source_id is not null;

create table reporter (
  request_id uuid primary key references service_request on delete cascade,
  first_name text check (length(first_name) <= 200),
  last_name text check (length(last_name) <= 200),
  email text check (length(email) <= 320),
  phone text check (length(phone) <= 60),
  account_id text check (length(account_id) <= 200),
  device_id text check (length(device_id) <= 200),
  wants_mail boolean not null default false
);
comment on table reporter is 'Who asked: personal data, apart from the request and shown to few.';
create index reporter_email on reporter (lower(email)) where email is not null;
create index reporter_phone on reporter (phone) where phone is not null;

-- A submission that is repeated with its key gets the number it got before.
create table submission (
  key text primary key check (length(key) <= 200),
  request_id uuid not null,
  number bigint not null
);

create table activity (
  id bigint generated always as identity primary key,
  request_id uuid not null references service_request on delete cascade,
  kind text not null check (kind in ('submitted', 'accepted', 'planned', 'started', 'assigned', 'handed_over', 'held',
    'resumed', 'note', 'question', 'answer', 'closed', 'reopened', 'withdrawn', 'reclassified', 'imported', 'update')),
  public boolean not null,
  body text not null default '' check (length(body) <= 8000),
  status text not null check (status in ('open', 'in_progress', 'on_hold', 'closed')),
  facts jsonb not null default '{}',
  actor_kind text not null check (actor_kind in ('person', 'staff', 'partner', 'program')),
  actor_id uuid,
  actor_label text not null default '',
  happened_at timestamptz not null
);
comment on table activity is 'Everything that happened to a request, in order; a line is never edited.';
create index activity_of_request on activity (request_id, id);
create index activity_public_since on activity (happened_at, id) where public and kind <> 'submitted';

create function activity_is_never_edited() returns trigger language plpgsql as $$
begin
  raise exception 'a line of a request''s history is never edited';
end $$;
create trigger activity_is_never_edited before update on activity
  for each row execute function activity_is_never_edited();

-- Words to search by, written by a reader of the log so that accepting a report does not wait for it.
create table request_words (
  request_id uuid primary key references service_request on delete cascade,
  number text not null,
  words text not null,
  lexemes tsvector not null
);
create index request_words_trigrams on request_words using gin (words public.gin_trgm_ops);
create index request_words_lexemes on request_words using gin (lexemes);

-- The next number of a year (two digits): 26000017, and 261000000 once a million is passed.
create function next_request_number(of_year integer) returns bigint language plpgsql as $$
declare
  -- A sequence a year: a counter row would make every commit wait for the one before.
  name text := 'request_number_' || lpad(of_year::text, 2, '0');
  prefix bigint := case of_year when 0 then 100 else of_year end; -- a number has no leading zero
  count bigint;
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(hashtext(current_schema() || name));
    execute format('create sequence if not exists %I', name);
  end if;
  count := nextval(name);
  return case when count < 1000000 then prefix * 1000000 + count else (prefix::text || count::text)::bigint end;
end $$;
