-- Where things are: what a city divides itself into, its streets, addresses and landmarks.
-- Rows keep their number when the city's files are applied again, because requests remember it.

create table area_layer (
  code text primary key check (code ~ '^[a-z][a-z0-9_-]{0,40}$'),
  name jsonb not null,
  position integer not null,
  retired boolean not null default false
);

create table area (
  id integer generated always as identity primary key,
  layer text not null references area_layer,
  code text not null check (code <> ''),
  name jsonb not null,
  position integer not null,
  shape jsonb not null,
  retired boolean not null default false,
  unique (layer, code)
);

comment on table area is 'A council district, a neighbourhood, a ZIP code: whatever the city sorts its work by.';
comment on column area.shape is 'GeoJSON Polygon or MultiPolygon, WGS 84 degrees, longitude first.';
comment on column area.retired is 'No longer in the city''s files; old requests may still lie in it.';

create table city_outline (
  part text primary key check (part in ('limits', 'water')),
  shape jsonb not null
);

comment on table city_outline is 'The city''s limits and its open water, one shape each.';

create table street (
  id integer generated always as identity primary key,
  name text not null unique check (name <> ''),
  middle point,
  retired boolean not null default false
);

comment on column street.middle is 'A point on the street, about half way; point(longitude, latitude).';

create table street_crossing (
  street_id integer not null references street on delete cascade,
  other_id integer not null references street on delete cascade,
  place point not null,
  primary key (street_id, other_id),
  check (street_id < other_id)
);

comment on table street_crossing is 'Where two streets meet; one meeting for each pair, the one nearest to the city''s middle.';

create table address (
  id integer generated always as identity primary key,
  street_id integer not null references street,
  number integer not null check (number >= 0),
  suffix text not null default '',
  unit text not null default '',
  zip text not null default '',
  place point,
  retired boolean not null default false,
  unique (street_id, number, suffix, unit, zip)
);

comment on column address.suffix is 'What follows the number: `1/2`, `A`, or `-20` for a range that begins with it.';
comment on column address.place is 'point(longitude, latitude), or null where the list knows none.';

create table landmark (
  code text primary key check (code <> ''),
  kind text not null,
  name jsonb not null,
  address text not null default '',
  place point not null
);
