-- Following: who wants to hear of what, and what each of them was told.

create table follower (
  id uuid primary key,
  channel text not null default 'email' check (channel in ('email', 'sms', 'push')),
  address text not null check (length(address) <= 1000),
  locale text not null,
  created_at timestamptz not null,
  constraint one_address_one_follower unique (channel, address),
  constraint mail_in_small_letters check (channel <> 'email' or (address = lower(address) and length(address) <= 320))
);
comment on table follower is 'Personal data: an address that asked to be told of things.';

create table subscription (
  id uuid primary key,
  follower_id uuid not null references follower on delete cascade,
  kind text not null check (kind in ('request', 'near', 'drawn', 'area', 'service', 'search')),
  key text not null check (length(key) <= 4000),
  request_id uuid references service_request on delete cascade,
  request_number bigint,
  service_id integer references service on delete cascade,
  area_id integer references area on delete cascade,
  location point,
  metres integer check (metres between 50 and 5000),
  label text check (length(label) <= 400),
  outline polygon,
  bounds box,
  words text check (length(words) <= 200),
  patterns text[],
  frequency text not null check (frequency in ('at_once', 'daily', 'weekly')),
  asked_frequency text not null check (asked_frequency in ('at_once', 'daily', 'weekly')),
  asked_locale text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  constraint one_thing_once unique (follower_id, key),
  constraint a_request_is_named check ((kind = 'request') = (request_id is not null)),
  constraint a_request_has_its_number check ((request_id is null) = (request_number is null)),
  constraint a_service_is_named check ((kind = 'service') = (service_id is not null)),
  constraint an_area_is_named check ((kind = 'area') = (area_id is not null)),
  constraint a_place_has_a_radius check ((kind = 'near') = (location is not null) and (kind = 'near') = (metres is not null)),
  constraint a_drawing_has_an_outline check ((kind = 'drawn') = (outline is not null)),
  constraint a_place_has_bounds check ((kind in ('near', 'drawn')) = (bounds is not null)),
  constraint a_search_has_words check ((kind = 'search') = (words is not null) and (kind = 'search') = (patterns is not null))
);
comment on column subscription.key is 'What is followed, as text: the same for the same thing.';
comment on column subscription.asked_frequency is 'What was last asked for; in force once the link in the e-mail is followed.';
comment on column subscription.confirmed_at is 'When the owner of the address said yes; null: nothing is sent.';
comment on column subscription.patterns is 'For ILIKE: all of them must fit the public words.';

create index subscription_of_request on subscription (request_id) where request_id is not null;
create index subscription_of_service on subscription (service_id) where service_id is not null;
create index subscription_of_area on subscription (area_id) where area_id is not null;
create index subscription_around on subscription using gist (bounds) where bounds is not null;
create index subscription_search on subscription (id) where kind = 'search' and confirmed_at is not null;
create index subscription_unconfirmed on subscription (asked_at) where confirmed_at is null;

create table news (
  event_id bigint not null,
  follower_id uuid not null references follower on delete cascade,
  subscription_id uuid references subscription on delete set null,
  request_number bigint not null,
  what text not null,
  frequency text not null check (frequency in ('at_once', 'daily', 'weekly')),
  happened_at timestamptz not null,
  due_at timestamptz not null,
  told_at timestamptz,
  -- Nobody hears of one thing twice, whichever of their subscriptions it fits.
  primary key (event_id, follower_id)
);
comment on table news is 'What each follower was told, or will be told with the next digest.';
create index news_for_digests on news (due_at, follower_id) where told_at is null;
create index news_of_follower on news (follower_id, due_at) where told_at is null;
create index news_told on news (told_at) where told_at is not null;
create index news_of_subscription on news (subscription_id) where subscription_id is not null;
