-- Expand. Where streets cross open water: a pothole on a bridge is not in the river.

create table bridge (
  position integer primary key,
  line jsonb not null
);

comment on table bridge is 'Pieces of street over open water, worked out from the city''s files when they are applied.';
comment on column bridge.line is '[[longitude, latitude], …], WGS 84 degrees.';
