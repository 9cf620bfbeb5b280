-- Families: a report that repeats another has it as its parent. One level, never a chain; nothing of a report moves.

-- Which kinds of lines there are is said once, in the program; here only that they are words. `not valid`: the old
-- lines satisfied a narrower check, and reading millions of them would hold up every deed meanwhile.
alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind ~ '^[a-z_]{1,40}$') not valid;

-- How each duplicate came to be one, and how it stood by itself: what taking it out again needs.
create table duplicate (
  request_id uuid primary key references service_request on delete cascade,
  how text not null check (how in ('merged', 'me_too')),
  reason text not null default '' check (length(reason) <= 2000),
  came_with uuid references service_request on delete set null,
  own_state jsonb,
  joined_at timestamptz not null
);
comment on table duplicate is 'A request that repeats its parent (service_request.parent_id): how it came to, and how it stood.';
comment on column duplicate.came_with is 'The former parent together with which it came into this family.';
comment on column duplicate.own_state is 'How it stood when its parent''s end ended it; empty while its own state is in its row.';
create index duplicate_came_with on duplicate (came_with) where came_with is not null;

create function families_have_one_level() returns trigger language plpgsql as $$
begin
  -- Locked, so that the parent cannot itself become a duplicate before this commits.
  perform from service_request where id = new.parent_id and parent_id is null for share;
  if not found or exists (select from service_request where parent_id = new.id) then
    raise exception 'a duplicate is of a request that is none, and has no duplicates of its own'
      using errcode = 'check_violation', constraint = 'families_have_one_level';
  end if;
  return null;
end $$;
create constraint trigger families_have_one_level after insert or update of parent_id on service_request
  for each row when (new.parent_id is not null) execute function families_have_one_level();

-- Requests that belong together without being the same: at different places with one cause, or parts of one report.
create table request_relation (
  one_id uuid not null references service_request on delete cascade,
  other_id uuid not null references service_request on delete cascade,
  kind text not null check (kind in ('related', 'part')),
  note text not null default '' check (length(note) <= 2000),
  related_at timestamptz not null,
  primary key (one_id, other_id),
  constraint relates_two check (one_id <> other_id),
  constraint said_once check (kind = 'part' or one_id < other_id)
);
comment on table request_relation is 'related: same cause, different places (kept once, ids in order); part: other was split off one.';
create unique index request_relation_part on request_relation (other_id) where kind = 'part';
create index request_relation_other on request_relation (other_id);

create function parts_have_one_level() returns trigger language plpgsql as $$
begin
  perform from service_request where id in (new.one_id, new.other_id) order by id for no key update;
  if exists (select from request_relation where kind = 'part' and (other_id = new.one_id or one_id = new.other_id)) then
    raise exception 'a part is of a request that is no part itself, and has no parts of its own'
      using errcode = 'check_violation', constraint = 'parts_have_one_level';
  end if;
  return null;
end $$;
create constraint trigger parts_have_one_level after insert on request_relation
  for each row when (new.kind = 'part') execute function parts_have_one_level();
