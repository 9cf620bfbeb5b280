-- What a city offers and who answers for it: written by `city apply` and at the desk, read whole into memory.

-- Every process keeps the catalogue in memory and reads again when this number has grown.
create table catalog_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 0,
  changed_at timestamptz not null default now()
);
insert into catalog_version default values;

create table jurisdiction (
  only_row boolean primary key default true check (only_row),
  id text not null check (id ~ '^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$'),
  name jsonb not null,
  time_zone text not null,
  languages text[] not null check (cardinality(languages) > 0),
  hosts text[] not null default '{}',
  theme jsonb not null default '{}',
  contact jsonb not null default '{}',
  emergency_number text not null,
  center point not null,
  demo boolean not null default false,
  -- Demo keys and passwords are known to the world: they must not open any other city.
  constraint only_riverton_is_a_demo check (not demo or id = 'riverton.example')
);
comment on column jurisdiction.languages is 'BCP 47 tags, the default first.';
comment on column jurisdiction.center is 'point(longitude, latitude), WGS 84 degrees.';

create table agency (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name jsonb not null,
  email text,
  phone text,
  position integer not null,
  retired boolean not null default false
);

create table team (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  agency_code text not null references agency (code),
  name jsonb not null,
  triage boolean not null default false,
  position integer not null,
  retired boolean not null default false,
  constraint triage_is_at_work check (not (triage and retired))
);
-- What no routing line takes goes to one known place.
create unique index team_one_triage on team (triage) where triage;

create table service_group (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name jsonb not null,
  icon text not null,
  position integer not null,
  retired boolean not null default false
);

create table business_calendar (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name jsonb not null,
  time_zone text not null,
  week jsonb not null,
  exceptions jsonb not null default '[]',
  version integer not null default 1 check (version > 0),
  position integer not null,
  retired boolean not null default false
);
comment on column business_calendar.version is 'Grows with each edit; kept with each promise.';
comment on table business_calendar is 'A retired one keeps its row: promises made on it still count on it.';

create table service (
  id integer generated always as identity primary key,
  -- Digits without a leading zero: other forms are changed or refused by Open311 clients in use.
  code text not null unique check (code ~ '^[1-9][0-9]{0,8}$'),
  group_code text not null references service_group (code),
  agency_code text not null references agency (code),
  calendar_code text references business_calendar (code),
  icon text not null,
  delivery text not null default 'realtime' check (delivery in ('realtime', 'batch', 'blackbox')),
  visibility text not null default 'public' check (visibility in ('public', 'private')),
  location text not null default 'required' check (location in ('required', 'optional')),
  photo text not null default 'optional' check (photo in ('optional', 'none')),
  retired boolean not null default false,
  definition jsonb not null,
  position integer not null,
  constraint promise_has_a_calendar check ((calendar_code is not null) = (definition ? 'serviceLevel'))
);
comment on table service is 'What can be asked for. A retired service keeps its row: requests refer to it.';
comment on column service.definition is 'name, description, keywords, attributes, serviceLevel, script, notice.';

create table routing_rule (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  position integer not null,
  service_code text references service (code),
  group_code text references service_group (code),
  area text check (area ~ '^[a-z][a-z0-9_-]*:.+$'),
  answer_attribute text,
  answer_value text,
  channel text,
  team_code text not null references team (code),
  constraint answer_is_whole check ((answer_attribute is null) = (answer_value is null)),
  -- Checked at the end of the deed, so that lines can change places.
  constraint routing_rule_position unique (position) deferrable initially deferred
);
comment on table routing_rule is 'The routing sheet, read from the top; the first line that fits decides.';

-- The files a city's geography came in, so that an export gives back what was brought, byte for byte.
create table geography_file (
  name text primary key check (name <> '' and name !~ '(^|/)\.\.?(/|$)' and name !~ '^/'),
  content bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on column geography_file.content is 'gzip';
comment on table geography_file is 'All but the basemap, which may have gigabytes and lies with the photos.';

create function catalog_changed() returns trigger language plpgsql as $$
begin
  -- clock_timestamp: two edits in one long deed still show as two moments.
  update catalog_version set version = version + 1, changed_at = clock_timestamp();
  return null;
end $$;

do $$
declare
  part text;
begin
  foreach part in array array['jurisdiction', 'agency', 'team', 'service_group', 'business_calendar', 'service', 'routing_rule',
    'geography_file']
  loop
    execute format(
      'create trigger catalog_changed after insert or update or delete on %I for each statement execute function catalog_changed()',
      part
    );
  end loop;
end $$;

create table staff (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email) and email like '%_@_%' and length(email) <= 320),
  name text not null check (length(name) between 1 and 200),
  roles text[] not null check (roles <@ array['agent', 'supervisor', 'department_staff', 'customer_service_officer',
    'liaison', 'communications', 'analyst', 'administrator', 'executive', 'partner']),
  agency_code text references agency (code),
  team_codes text[] not null default '{}',
  active boolean not null default true,
  locale text not null default 'en',
  demo boolean not null default false,
  constraint department_people_have_an_agency check (
    agency_code is not null or not roles && array['department_staff', 'customer_service_officer'])
);
comment on table staff is 'Who works for the city. One who left is not active; the history still names them.';
comment on column staff.demo is 'Signs in with the printed demo password; only where the jurisdiction is a demo.';

create table api_key (
  id uuid primary key default gen_random_uuid(),
  label text not null unique check (length(label) between 1 and 200),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  agency_code text references agency (code),
  partner text check (length(partner) between 1 and 200),
  scopes text[] not null default '{submit_requests}',
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  -- The key the world knows is never an ordinary key.
  constraint known_key_is_a_demo_key check (demo or key_hash <> encode(sha256('riverton-demo'::bytea), 'hex'))
);
comment on column api_key.key_hash is 'SHA-256 of the key, hexadecimal; the key itself is shown once and never kept.';
comment on column api_key.scopes is 'Permissions it holds: city-wide, or for its agency when it has one.';
