-- What a resident's words mean: dangers and ready answers, as the city's files name them.

alter table jurisdiction add column dangers jsonb not null default '[]';
alter table jurisdiction add column answers jsonb not null default '[]';

comment on column jurisdiction.dangers is 'What cannot wait for the city: words in each language, and what to say at once.';
comment on column jurisdiction.answers is 'Questions that need no request: words in each language, and the answer with its link.';
