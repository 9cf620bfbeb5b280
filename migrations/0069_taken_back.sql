-- Expand. A partner that does not have a request any more is told so, once, and nothing more of it until it comes back.
alter table partner_delivery add column taken_back_at timestamptz;
comment on column partner_delivery.taken_back_at is 'When the city gave it to somebody else; null while it is this partner''s to do.';
update partner_delivery d set taken_back_at = coalesce(d.ended_at, now())
  from partner_system p, service_request r
    join agency a on a.id = r.agency_id
    join service s on s.id = r.service_id
  where p.id = d.partner_id and r.id = d.request_id and d.state = 'accepted'
    and (a.code <> p.agency_code or not p.services ? s.code);

alter table partner_word add column move boolean not null default false;
comment on column partner_word.move is 'It says that the city took the request back, or gave it back; activity_id is the line by which it did.';
update partner_word w set move = true
  from partner_delivery d, activity a
  where d.id = w.delivery_id and a.id = w.activity_id and w.state = 'waiting' and w.photos_of is null
    and (not a.public or (a.kind = 'reclassified' and d.taken_back_at is not null));
