-- How sure a learnt model was, and how often rightly: the confidence of those in force after it is set by that.

alter table suggestion_model add column shown jsonb;
comment on column suggestion_model.shown is
  'What it said, while in force, of requests that came after it was learnt: [{confidence, right}, …], the oldest first; null before it was judged. No words.';
