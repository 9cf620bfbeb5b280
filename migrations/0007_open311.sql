-- What partners' programs say of requests, so that saying it again says nothing new.

create table partner_update (
  api_key_id uuid not null references api_key,
  request_id uuid not null references service_request on delete cascade,
  update_id text not null check (length(update_id) between 1 and 200),
  activity_id bigint not null,
  primary key (api_key_id, request_id, update_id)
);
comment on column partner_update.update_id is 'The partner''s own id of its update.';
comment on column partner_update.activity_id is 'The line of history it became: the id it is listed under.';
