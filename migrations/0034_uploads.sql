-- Photos on their way: what has arrived so far, so that a cut connection goes on where it was cut.
-- Unlogged: whoever sends still has the file and begins anew after a power cut; the bytes need not be written twice.

create unlogged table upload (
  id uuid primary key,
  draft_key text not null check (length(draft_key) between 1 and 200),
  length integer not null check (length between 1 and 20971520),
  arrived integer not null default 0,
  done boolean not null default false,
  created_at timestamptz not null,
  constraint no_more_than_was_said check (arrived between 0 and length),
  constraint done_when_all_is_there check (not done or arrived = length)
);

comment on table upload is 'A photo being sent piece by piece (tus 1.0). Whoever knows the id may go on with it.';
comment on column upload.draft_key is 'Whose unsent report the photo will belong to, as photo.draft_key.';
comment on column upload.length is 'Bytes of the whole file, as said at its beginning; arrived: of these, so many are here.';
comment on column upload.done is 'It has become the photo with the same id; its pieces are gone.';

create index upload_of_draft on upload (draft_key);
create index upload_unfinished on upload (length) where not done;
create index upload_old on upload (created_at);

create unlogged table upload_part (
  upload_id uuid not null references upload on delete cascade,
  at integer not null check (at >= 0),
  bytes bytea not null check (length(bytes) > 0),
  primary key (upload_id, at)
);

comment on column upload_part.at is 'Where in the file these bytes begin.';
