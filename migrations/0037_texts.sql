-- Expand. Text messages: a second way to tell reporters and followers what happens, and to hear from them.

alter table jurisdiction add column text_countries jsonb not null default '["US"]';
comment on column jurisdiction.text_countries is 'ISO 3166 codes: whose mobile numbers get texts; a number without a country code is read as one of the first.';

alter table reporter
  add column text_to text,
  add constraint texts_go_to_a_number check (text_to ~ '^\+[1-9]\d{6,14}$') not valid;
comment on column reporter.text_to is 'The mobile number they want texts at (E.164); null: none. What they typed stays in phone.';
create index reporter_text_to on reporter (text_to) where text_to is not null;

alter table message
  drop constraint message_channel_check,
  drop constraint words_of_its_own_or_shared,
  add column provider_id text check (length(provider_id) <= 64),
  add column segments smallint check (segments between 1 and 99),
  add constraint message_channel_check check (channel in ('email', 'sms')) not valid,
  -- A letter has words of its own or shares them; a text is short, and always has its own.
  add constraint words_of_its_own_or_shared check (case channel
    when 'sms' then text is not null and html is null and headers is null and letter_id is null
      and segments is not null and recipient ~ '^\+[1-9]\d{6,14}$'
    else (letter_id is null) = (text is not null) and (letter_id is null) = (html is not null)
      and (letter_id is null) = (headers is not null) end) not valid;
comment on column message.provider_id is 'What the text provider calls it: by this it says later what became of it.';
comment on column message.segments is 'Parts a text is sent in: what it costs.';
create unique index message_of_provider on message (provider_id) where provider_id is not null;
create index text_waiting on message (next_attempt_at) where state = 'queued' and channel = 'sms';
create index text_sent on message (sent_at) where channel = 'sms' and sent_at is not null;
create index text_newest on message (created_at desc) where channel = 'sms';
create index text_about_nothing on message (created_at) where channel = 'sms' and request_id is null;

create table text_heard (
  provider_id text primary key check (length(provider_id) between 1 and 64),
  heard_at timestamptz not null
);
comment on table text_heard is 'Texts that came in, by the provider''s name for them and nothing else: each is heard once.';

alter table subscription add column code_tries smallint not null default 0;
comment on column subscription.code_tries is 'How often a code was tried since the last one was asked for.';
