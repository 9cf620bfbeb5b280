-- Apart from 0061: reading the whole table must not happen under the lock that adding a constraint takes.
alter table service_request validate constraint offered_at_a_place;
