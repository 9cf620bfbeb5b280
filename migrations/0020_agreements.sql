-- Expand. A promise that will not be kept gets a public reason and a new date; the promise itself is never rewritten.

alter table service_request
  add column delayed_until date,
  add column delay_reason text check
    (delay_reason in ('weather', 'materials', 'workload', 'emergency', 'partner', 'access', 'other')),
  add constraint delay_with_a_reason check ((delayed_until is null) = (delay_reason is null)) not valid;
alter table service_request validate constraint delay_with_a_reason;

comment on column service_request.delayed_until is 'The new day, in city time, told beside the promise when that cannot be kept; due_at stays.';
comment on column service_request.delay_reason is 'Why the promise is not kept, as the public reads it; the words are in the line of history.';
