-- The city's own words for the letters the program writes; what is not in it is said in the program's words.
alter table jurisdiction add column letters jsonb not null default '[]'
  constraint letters_are_a_list check (jsonb_typeof(letters) = 'array');
comment on column jurisdiction.letters is
  '[{code, subject, title, text}], each by language, with {placeholders} (docs/TEMPLATES.md).';
