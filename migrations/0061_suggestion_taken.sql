-- Which of the services that were offered for somebody's words they took.
alter table service_request add column offered_at_place smallint;
alter table service_request
  add constraint offered_at_a_place check (offered_at_place between 0 and 8) not valid;
comment on column service_request.offered_at_place is
  'Place of the chosen service among those offered for the reporter''s words, from 1; 0: others were offered; null: none were.';
