-- Photos: what they are; the pictures themselves lie in a folder or a bucket.

create table photo (
  id uuid primary key,
  request_id uuid,
  activity_id bigint,
  draft_key text check (length(draft_key) <= 200),
  public boolean not null default false,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  phash bigint not null,
  key text not null,
  thumb_key text not null,
  created_at timestamptz not null,
  constraint attached_to_a_line check ((request_id is null) = (activity_id is null)),
  constraint no_draft_once_attached check (request_id is null or draft_key is null)
);

comment on table photo is 'A photo as it is kept: re-encoded, upright, without position or other metadata.';
comment on column photo.draft_key is 'Whose unsent report it belongs to, until it is attached or swept away.';
comment on column photo.public is 'Shown on public pages, with the line of history it belongs to.';
comment on column photo.bytes is 'Size of the stored picture; sha256 is of the same bytes.';
comment on column photo.phash is 'Difference hash: photos of the same thing differ in few bits.';

create index photo_of_request on photo (request_id, id) where request_id is not null;
create index photo_of_activity on photo (activity_id, id) where activity_id is not null;
create index photo_of_draft on photo (draft_key, id) where draft_key is not null;
create index photo_unattached on photo (created_at) where request_id is null;
