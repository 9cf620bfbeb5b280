-- Teams whose last person left while rules send work to them: told to the administrators once.
create table deserted_team (
  team_code text primary key,
  told_at timestamptz not null
);
comment on table deserted_team is 'Of which a letter was written; forgotten when somebody is there again or no rule leads there, so that a next time is told.';
