-- The log of all people, newest first. Most lines of a city's history are a resident's, the program's or an import's.
create index activity_by_somebody on activity (id desc) where actor_id is not null;
