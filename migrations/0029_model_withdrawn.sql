-- A learnt model that staff took out of force: the one before it counts again.

alter table suggestion_model
  add column withdrawn_at timestamptz,
  add column withdrawn_by text check (length(withdrawn_by) <= 400),
  add check ((withdrawn_at is null) = (withdrawn_by is null)),
  add check (withdrawn_at is null or weights is null);
