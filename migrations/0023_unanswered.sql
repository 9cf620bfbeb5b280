-- Expand. The city's own wait for a reporter's answer ends by itself: these are looked through every few minutes.
create index request_waits_for_reporter on service_request (on_hold_since, id)
  where status = 'on_hold' and waits_on = 'customer';
