-- Photos on which something is blacked out, and the pictures as they came.

create table photo_original (
  photo_id uuid primary key references photo on update cascade on delete cascade,
  key text not null,
  rectangles jsonb not null
);
comment on table photo_original is 'The picture as it came, of a photo on which something is blacked out; for those who may see personal data.';
comment on column photo_original.rectangles is 'What is blacked out: [{left, top, width, height}], shares of the picture from 0 to 1.';

-- Photos of several requests may name one picture: it is removed with the last of them.
create index photo_of_picture on photo (key);
