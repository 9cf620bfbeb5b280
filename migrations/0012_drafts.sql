-- What somebody is writing and has not sent: kept while they write, so that going back loses nothing.
-- Unlogged: a draft need not survive a power cut, and keeping one must cost next to nothing.

create table report_draft (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  fields jsonb not null default '{}',
  sent_number bigint,
  updated_at timestamptz not null
);

comment on table report_draft is 'A report being written. Whoever knows the id may read it: 128 random bits, in no list.';
comment on column report_draft.sent_number is 'Number it became when it was sent; its fields are emptied then.';

create index report_draft_old on report_draft (updated_at);
