-- Versions of the city's rules: what an administrator changes at the desk of services, questions, scripts, promises
-- and routing, written down with who, when and why, and in force all at once or not at all.

create table revision (
  id integer generated always as identity primary key,
  title text not null check (length(title) between 1 and 200),
  why text not null default '' check (length(why) <= 2000),
  state text not null default 'draft' check (state in ('draft', 'scheduled', 'published', 'rolled_back', 'discarded')),
  changes jsonb not null default '[]' check (jsonb_typeof(changes) = 'array'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  created_by uuid references staff (id),
  updated_at timestamptz not null,
  publish_at timestamptz,
  published_at timestamptz,
  catalog_version bigint,
  rolled_back_at timestamptz,
  constraint scheduled_has_a_moment check ((state = 'scheduled') = (publish_at is not null)),
  constraint published_says_when check (
    (state in ('published', 'rolled_back')) = (published_at is not null)
    and (published_at is null) = (catalog_version is null)),
  constraint rolled_back_says_when check ((state = 'rolled_back') = (rolled_back_at is not null)),
  constraint published_changes_something check (published_at is null or jsonb_array_length(changes) > 0)
);
comment on table revision is 'A set of changes to the catalogue. What was published is never edited: it is rolled back, or changed by another.';
comment on column revision.changes is
  '[{part, code, before, after}], in the words of the city''s files (docs/CITY-FILES.md); before is null for what is new.';
comment on column revision.version is 'Grows with each change: a form says which one it showed.';
comment on column revision.catalog_version is 'Version of the catalogue once it was published.';

create index revision_due on revision (publish_at) where state = 'scheduled';
create index revision_newest on revision (updated_at desc, id desc);

create table revision_log (
  id bigint generated always as identity primary key,
  revision_id integer not null references revision (id),
  kind text not null check (kind in ('started', 'changed', 'renamed', 'rebased', 'scheduled', 'unscheduled', 'published',
    'refused', 'rolled_back', 'discarded')),
  facts jsonb not null default '{}',
  actor_id uuid references staff (id),
  actor_label text not null,
  happened_at timestamptz not null
);
create index revision_log_of on revision_log (revision_id, id);
comment on table revision_log is 'Who did what with a revision, when and why. Lines are never edited.';

create function revision_log_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'revision_log is never edited';
end $$;
create trigger revision_log_is_kept before update or delete on revision_log
  for each row execute function revision_log_is_kept();

-- What was in force is evidence: it explains the promises made under it.
create function published_revision_is_kept() returns trigger language plpgsql as $$
begin
  if old.published_at is not null
    and (new.changes is distinct from old.changes or new.published_at is distinct from old.published_at) then
    raise exception 'a published revision is never edited';
  end if;
  return new;
end $$;
create trigger published_revision_is_kept before update on revision
  for each row execute function published_revision_is_kept();
