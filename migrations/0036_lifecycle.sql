-- Expand. Personal data has an end: anonymised after a time, or removed at the resident's wish.

alter table jurisdiction add column privacy jsonb not null default '{}';
comment on column jurisdiction.privacy is 'anonymiseAfterDays: days after a request is closed; without it nothing is anonymised by the clock.';

alter table service_request
  add column anonymised_at timestamptz,
  add column removed_at timestamptz,
  add column removed_publicly boolean not null default false,
  add constraint removed_says_nothing check (removed_at is null or (status = 'closed' and visibility = 'private'
    and description = '' and address is null and address_id is null and zipcode is null and location is null
    and answers = '{}' and extra_answers = '{}' and wording is null and last_note is null and photo_id is null
    and photo_count = 0 and parent_id is null)) not valid;
alter table service_request validate constraint removed_says_nothing;
comment on column service_request.anonymised_at is 'When contacts were deleted and personal data in its words masked for good.';
comment on column service_request.removed_at is 'When it was removed at the wish of whoever reported it: number, service, areas and times stay.';
comment on column service_request.removed_publicly is 'Everybody could see it before: everybody may know that it was removed.';

-- What the daily job asks for; a reopened request that ends again is due again.
create index request_to_anonymise on service_request (closed_at)
  where status = 'closed' and removed_at is null and (anonymised_at is null or anonymised_at < closed_at);
create index submission_of_request on submission (request_id);
-- Copies in families, of a picture that was blacked out.
create index photo_original_of_picture on photo_original (key);

-- A line is never edited, but its words may be forgotten: by a deed that says that it forgets. What happened, when,
-- and by whose hand stays.
create or replace function activity_is_never_edited() returns trigger language plpgsql as $$
begin
  if current_setting('broadstreet.forgets', true) = 'yes'
    and (new.id, new.request_id, new.kind, new.public, new.status, new.actor_kind, new.actor_id, new.happened_at)
      is not distinct from
      (old.id, old.request_id, old.kind, old.public, old.status, old.actor_kind, old.actor_id, old.happened_at)
  then
    return new;
  end if;
  raise exception 'a line of a request''s history is never edited';
end $$;
