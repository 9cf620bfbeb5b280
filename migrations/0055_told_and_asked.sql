-- What stopped and needs a person is told to the administrators, each stop once.

alter table partner_delivery add column alerted_at timestamptz;
comment on column partner_delivery.alerted_at is 'When its stop was told; a later stop is told again.';

alter table webhook add column alerted_at timestamptz;
comment on column webhook.alerted_at is 'When it was told that it was switched off because nothing got there.';

-- Unfinished uploads: each network has its share of the room for them, and what lies idle makes room for others.
alter table upload
  add column network text not null default '' check (length(network) <= 40),
  add column last_at timestamptz not null default now();
comment on column upload.network is 'Where it comes from, as a keyed hash; empty: our own machine.';
comment on column upload.last_at is 'When it was begun or its last piece arrived.';

-- Who keeps a copy asks every minute what changed in the last: among a million that is found by a tree, not by reading
-- summaries of pages; and when nothing is left, that is found too.
drop index request_updated;
create index request_updated on service_request (updated_at);

-- How it was for somebody whose question the city answered before they wrote a request: nobody knows who it was.
create table question_survey (
  id uuid primary key,
  answer_code text not null check (length(answer_code) <= 100),
  locale text not null,
  answered_at timestamptz not null,
  satisfaction smallint not null check (satisfaction between 1 and 5),
  effort smallint not null check (effort between 1 and 5),
  words text not null default '' check (length(words) <= 4000)
);
comment on table question_survey is 'One for each form that was sent; the id is the form''s, so that a second press changes nothing.';
comment on column question_survey.answer_code is 'Of the ready answer in the city''s words.yaml.';
create index question_survey_of_time on question_survey (answered_at);
