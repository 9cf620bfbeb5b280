-- What was learnt from the city's own requests: which service somebody's words are about. A row for each time.

create table suggestion_model (
  version integer generated always as identity primary key,
  learned_at timestamptz not null,
  learned_until timestamptz not null,
  accepted boolean not null,
  requests integer not null check (requests >= 0),
  services integer not null check (services >= 0),
  held_apart integer not null check (held_apart > 0),
  figures jsonb not null,
  compared_with jsonb not null,
  temperature real not null check (temperature > 0),
  milliseconds integer not null check (milliseconds >= 0),
  weights bytea,
  constraint refused_ones_are_not_kept check (accepted or weights is null)
);

comment on table suggestion_model is 'Models that suggest a service from somebody''s words; the newest accepted one is in force.';
comment on column suggestion_model.learned_until is 'The newest request it knows; what came later can judge it.';
comment on column suggestion_model.held_apart is 'Newest requests it was judged by, learnt from what came before them.';
comment on column suggestion_model.figures is 'top1, top3, macroF1, ece on those, each 0 to 1.';
comment on column suggestion_model.compared_with is 'The same of the model in force, and of the words of the catalogue.';
comment on column suggestion_model.milliseconds is 'How long learning took.';
comment on column suggestion_model.weights is 'The model itself, gzip; null when it was refused, or when two newer ones were accepted.';
