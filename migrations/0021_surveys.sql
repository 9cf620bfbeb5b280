-- What reporters say of how their request was handled: one survey for each closing.

create table survey (
  closing_id bigint primary key references activity on delete cascade,
  request_id uuid not null references service_request on delete cascade,
  closed_at timestamptz not null,
  service_code text not null,
  agency_code text not null,
  area_ids integer[] not null,
  event_id bigint,
  asked_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  answered_at timestamptz,
  satisfaction smallint check (satisfaction between 1 and 5),
  effort smallint check (effort between 1 and 5),
  words text not null default '' check (length(words) <= 4000),
  may_contact boolean not null default false,
  constraint answered_whole check ((answered_at is null) = (satisfaction is null)
    and (answered_at is null) = (effort is null)),
  constraint nothing_without_an_answer check (answered_at is not null or (words = '' and not may_contact)),
  constraint nobody_is_reminded_after_answering check (answered_at is null or remind_at is null),
  constraint reminded_once check (reminded_at is null or remind_at is null)
);
comment on table survey is 'One for each closing that its reporter was asked about or spoke of; words are personal data.';
comment on column survey.service_code is 'As it was when it closed, like agency and areas: a later change moves no answer.';
comment on column survey.event_id is 'The closing in the log: the reminder is written once for it.';
comment on column survey.asked_at is 'When the closing letter asked; null: they came by themselves.';
comment on column survey.satisfaction is '1 very unhappy to 5 very happy.';
comment on column survey.effort is '1 very hard to 5 very easy.';
create index survey_of_time on survey (closed_at);
create index survey_to_remind on survey (remind_at) where remind_at is not null;
create index survey_words on survey (answered_at desc) where words <> '';
create index survey_of_request on survey (request_id);
