-- Requests brought in from another system: what each import did, so that it can be repeated, continued and undone.

create table import (
  id integer generated always as identity primary key,
  source_system text not null,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  mapping text not null,
  mapping_sha256 text not null check (mapping_sha256 ~ '^[0-9a-f]{64}$'),
  exported_at timestamptz,
  status text not null default 'running' check (status in ('running', 'done', 'undoing', 'undone')),
  rows_done bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  findings jsonb not null default '{}',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint every_row_is_told check (rows_done = created + updated + unchanged + refused)
);
comment on table import is 'One file brought in with one mapping. `running` without a process: continue it by starting it again.';
comment on column import.rows_done is 'Rows of the file that are committed: where a broken import goes on.';
comment on column import.findings is 'What was changed, wondered about and refused, with counts and examples.';

-- What the last import said of a request: the same again changes nothing, older news change nothing.
-- Its references are not checked: a million rows come at once, and each check costs as much as writing the row.
create table import_row (
  request_id uuid primary key,
  import_id integer not null,
  created boolean not null,
  fingerprint uuid not null,
  known_at timestamptz,
  row_number bigint not null,
  version integer not null
);
comment on column import_row.created is 'True when import_id made the request, false when it changed one.';
comment on column import_row.fingerprint is 'First half of the SHA-256 of all that the row said, after mapping.';
comment on column import_row.known_at is 'When what it says was true: the row''s time of update, else the day of the export.';
comment on column import_row.version is 'Of the request as the import left it; a higher one was changed here since.';
create index import_row_of_import on import_row (import_id);

-- What an import changed, as it was before.
create table import_prior (
  import_id integer not null references import,
  request_id uuid not null references service_request on delete cascade,
  request jsonb not null,
  row jsonb,
  primary key (import_id, request_id)
);
create index import_prior_of_request on import_prior (request_id);

create table import_refusal (
  import_id integer not null references import,
  row_number bigint not null,
  line bigint not null,
  reason text not null,
  said text not null,
  cells jsonb not null,
  primary key (import_id, row_number)
);
comment on column import_refusal.line is 'Line of the file, counted from 1, the header included.';
comment on column import_refusal.cells is 'The row as it came, cell by cell.';

-- Under which code a name of another system stands in this city's catalogue.
create table import_name (
  source_system text not null,
  kind text not null check (kind in ('agency', 'team', 'group', 'service')),
  name text not null,
  code text not null,
  made_by integer references import,
  primary key (source_system, kind, name)
);
comment on column import_name.made_by is 'The import that put it into the catalogue; null when it was there.';

-- Whether a promise was kept, as cities judge it: done, or looked at while open, no later than promised.
create function on_time(due_at timestamptz, closed_at timestamptz, at timestamptz) returns boolean
language sql immutable parallel safe as $$
  select due_at is null or coalesce(closed_at, at) <= due_at
$$;
comment on function on_time is 'Without a promise nothing is late. `at` counts for requests that are still open.';
