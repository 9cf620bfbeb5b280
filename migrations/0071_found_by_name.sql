-- A caller says their name, or their number with other blanks and signs than last time: the desk's search finds both.

create index reporter_name on reporter (lower(coalesce(first_name || ' ', '') || coalesce(last_name, '')) text_pattern_ops)
  where first_name is not null or last_name is not null;
create index reporter_last_name on reporter (lower(last_name) text_pattern_ops) where last_name is not null;
create index reporter_digits on reporter (regexp_replace(phone, '\D', '', 'g')) where phone is not null;
drop index reporter_phone;
analyze reporter; -- else nobody knows yet how many share a name
