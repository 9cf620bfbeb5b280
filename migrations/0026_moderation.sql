-- What the public reads of somebody's words, and sees of their photos, when a person has looked at them.

alter table service_request
  add column words_shown boolean not null default true,
  add column wording text check (length(wording) <= 4000);
comment on column service_request.words_shown is 'Whether the public reads the description and the answers in words.';
comment on column service_request.wording is 'What the public reads instead of the description; null: the description, masked.';

create table line_wording (
  activity_id bigint primary key references activity on delete cascade,
  shown boolean not null,
  wording text check (length(wording) <= 8000)
);
comment on table line_wording is 'A public line of history that is hidden or worded otherwise; the line itself is never edited.';

create table moderation (
  id bigint generated always as identity primary key,
  request_id uuid not null references service_request on delete cascade,
  activity_id bigint,
  photo_id uuid,
  deed text not null check (deed in ('words_hidden', 'words_shown', 'words_changed', 'photo_hidden', 'photo_shown',
    'photo_blacked_out', 'made_private', 'made_public', 'approved')),
  former jsonb not null,
  reason text not null check (length(reason) between 1 and 2000),
  actor_id uuid,
  actor_label text not null,
  happened_at timestamptz not null
);
comment on table moderation is 'Every moderation: what stood there before, why it was changed, and by whom; never edited.';
create index moderation_of_request on moderation (request_id, id);

create function moderation_is_never_edited() returns trigger language plpgsql as $$
begin
  raise exception 'a moderation is never edited';
end $$;
create trigger moderation_is_never_edited before update on moderation
  for each row execute function moderation_is_never_edited();
