-- Reads the whole tables, in a transaction of its own: not under the lock that adding the constraints took.
alter table reporter validate constraint texts_go_to_a_number;
alter table message validate constraint message_channel_check;
alter table message validate constraint words_of_its_own_or_shared;
