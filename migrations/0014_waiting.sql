-- What waits is counted on every queue page and drawn on every map. Open requests lie scattered among twenty times as
-- many closed ones, so that each of them cost a page of the table; with these columns beside the key the index is
-- enough (a million requests, 51,000 of them open: counting 160 -> 36 ms, a map of the whole city 216 -> 37 ms).

drop index request_due;
create index request_due on service_request (due_at, id)
  include (status, visibility, agency_id, team_id, service_id, assignee_id) where status <> 'closed';

drop index request_open_place;
create index request_open_place on service_request using gist (location)
  include (due_at, status, visibility, agency_id, number) where status <> 'closed';
