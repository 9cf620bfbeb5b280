-- Likely dates: how long requests of a service took, in an area or everywhere, those still open counted too.

create table forecast (
  service_id integer not null references service on delete cascade,
  area_id integer not null default 0,
  basis text not null check (basis in ('area', 'service', 'group')),
  done integer not null check (done > 0),
  share real[] not null,
  at_risk integer[] not null,
  learned_at timestamptz not null,
  primary key (service_id, area_id),
  constraint one_of_each check (cardinality(share) = cardinality(at_risk)),
  constraint area_where_there_is_one check ((basis = 'area') = (area_id <> 0))
);
comment on table forecast is 'Written whole by a job each day from the history of requests; nobody''s data, and nothing that cannot be made again.';
comment on column forecast.area_id is 'Area it is of; 0 for the whole city.';
comment on column forecast.basis is 'Whose history it rests on: the service''s in the area, the service''s, or its group''s.';
comment on column forecast.share is 'Share not done at each age of the program''s grid, from 1 down.';
comment on column forecast.at_risk is 'How many requests were open and seen just before each age.';
