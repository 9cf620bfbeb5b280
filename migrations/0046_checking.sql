-- Expand. Words and photos of residents are looked at by staff: after everybody sees them, or before, by service.

alter table service add column moderation text not null default 'none'
  check (moderation in ('none', 'after', 'before'));
comment on column service.moderation is 'Whether staff look at what residents say and show: never, after everybody sees it, or before.';

-- What waits is not shown: whoever asks only whether it is shown shows nothing by mistake.
alter table service_request
  add column words_held boolean not null default false,
  add column address_shown boolean not null default true,
  add constraint held_words_are_not_shown check (not (words_held and words_shown)) not valid;
alter table service_request validate constraint held_words_are_not_shown;
comment on column service_request.words_held is 'The words (and answers in words) wait until staff have looked at them.';
comment on column service_request.address_shown is 'Whether everybody reads the address: one typed by hand waits with the words.';

alter table line_wording
  add column held boolean not null default false,
  add constraint held_line_is_not_shown check (not (held and shown));
comment on column line_wording.held is 'The words or photos of this line wait until staff have looked at them.';

alter table photo
  add column held boolean not null default false,
  add constraint held_photo_is_not_public check (not (held and public)) not valid;
alter table photo validate constraint held_photo_is_not_public;
comment on column photo.held is 'Waits until staff have looked at it; then everybody sees it, or nobody.';

create table to_check (
  activity_id bigint primary key,
  request_id uuid not null references service_request on delete cascade,
  held boolean not null,
  came_at timestamptz not null,
  decision text check (decision in ('shown', 'changed', 'hidden')),
  decided_at timestamptz,
  decided_by uuid,
  decided_label text not null default '',
  former jsonb,
  constraint decided_whole check ((decision is null) = (decided_at is null))
);
comment on table to_check is 'What residents said and showed with one line of history, for staff to look at.';
comment on column to_check.activity_id is 'The line it came with; that of the submission for the report itself.';
comment on column to_check.held is 'Nobody sees it until it is decided; else everybody sees it meanwhile.';
comment on column to_check.former is 'How it stood before the decision, while that can be taken back.';
create index to_check_waiting on to_check (came_at, activity_id) where decision is null;
create index to_check_decided on to_check (decided_at) where decision is not null;
create index to_check_of_request on to_check (request_id);

-- Who lets something through need not say why.
alter table moderation drop constraint moderation_deed_check, drop constraint moderation_reason_check;
alter table moderation
  add constraint moderation_deed_check check (deed in ('words_hidden', 'words_shown', 'words_changed', 'photo_hidden',
    'photo_shown', 'photo_blacked_out', 'made_private', 'made_public', 'approved', 'held_back', 'undone')),
  add constraint moderation_reason_check check (length(reason) <= 2000 and (reason <> '' or deed in ('approved', 'undone')));
