-- A photo that came with a partner's update and could not be had is tried again, until a person has to look.
create table partner_photo (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references partner_delivery on delete cascade,
  update_id text not null check (length(update_id) <= 200),
  url text not null check (length(url) <= 2000),
  status text not null check (length(status) <= 300),
  state text not null check (state in ('waiting', 'failed', 'stuck', 'called_off')),
  attempts smallint not null,
  next_attempt_at timestamptz not null,
  words text check (length(words) <= 1000),
  created_at timestamptz not null,
  unique (delivery_id, update_id, url)
);
comment on table partner_photo is 'A photo that a partner''s update named and that is not here yet; gone once it is.';
comment on column partner_photo.update_id is 'As partner_update: the line of history that it belongs to, when there is one already.';
comment on column partner_photo.status is 'What the partner called the status, for an update of nothing but photos.';
comment on column partner_photo.words is 'Why it could not be had the last time.';
create index partner_photo_due on partner_photo (next_attempt_at) where state = 'waiting';
create index partner_photo_stopped on partner_photo (created_at desc) where state in ('failed', 'stuck');
