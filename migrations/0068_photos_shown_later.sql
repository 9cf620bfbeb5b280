-- Expand. A photo that was held and is shown later than the words it came with is told too: once.
alter table photo
  add column to_tell boolean not null default false,
  add column told_with bigint;
comment on column photo.to_tell is 'It was held when it came, and nobody has been told that it is there for everybody.';
comment on column photo.told_with is 'The line of the decision by which it was told alone; null: with its words, at once, or not yet.';
update photo p set to_tell = true from to_check c
  where c.activity_id = p.activity_id and c.held and not p.public and (p.held or c.shown_at is null);

alter table partner_word add column photos_of bigint;
comment on column partner_word.photos_of is 'It tells photos alone that came with this line; activity_id is then the line of the decision that showed them.';

alter table partner_delivery add column photo_id uuid;
comment on column partner_delivery.photo_id is 'The photo that the report was sent with: it is not told again.';
