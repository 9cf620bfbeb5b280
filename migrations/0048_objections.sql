-- Who followed a request to its end may say once that it is not fixed: what opens it again is kept, to know who did.

create table objection (
  request_id uuid not null references service_request on delete cascade,
  follower_id uuid not null references follower on delete cascade,
  objected_at timestamptz not null,
  primary key (request_id, follower_id)
);
comment on table objection is 'A follower said of a closed request that it is not fixed. Holds no words: they are in the history.';
create index objection_of_follower on objection (follower_id, objected_at);
