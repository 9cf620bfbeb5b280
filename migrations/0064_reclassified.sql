-- A request that comes under another service climbs that one's ladder: a rung is climbed once for each service.
drop index activity_rung_once;
create unique index activity_rung_once on activity
  (request_id, (facts ->> 'percent'), coalesce(facts ->> 'service', '')) where kind = 'escalated';
comment on column service_request.escalated is
  'The highest rung of its present service''s ladder climbed, in percent of the promised time.';

comment on column service_request.promise is
  'What was promised and why; never rewritten but when it comes under another service, then the former one stays in the line of history.';
comment on column service_request.extra_answers is
  'Attributes a client sent that the service does not ask, and answers to what another service had asked: <words>/<code>.';

-- What staff corrected is counted beside what residents took.
create index activity_reclassified on activity (happened_at) where kind = 'reclassified';
