-- Signing in: sessions, passwords and second factors of staff, written by better-auth under our names; and who changed whom.

alter table staff
  alter column roles set default '{}', -- the sign-in library refuses a table it could not insert into
  add column email_verified boolean not null default true,
  add column image text,
  add column second_factor boolean not null default false,
  add column must_change_password boolean not null default false,
  add column single_keys boolean not null default true,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
comment on column staff.email_verified is 'Asked for by the sign-in library. Staff are entered by an administrator, who knows them.';
comment on column staff.image is 'Asked for by the sign-in library; not used.';
comment on column staff.second_factor is 'A code of their telephone is asked for at sign-in.';
comment on column staff.must_change_password is 'Somebody else chose the present password: nothing can be done before it is changed.';
comment on column staff.single_keys is 'Whether single letters act at the desk; who dictates or shakes switches them off.';

create table auth_session (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references staff on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_session_user on auth_session (user_id);
comment on table auth_session is 'Who is signed in. The cookie holds the token signed with a key that is not in the database.';

create table auth_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references staff on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_id)
);
comment on table auth_account is 'How somebody signs in: `credential` holds the scrypt of their password.';

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_second_factor (
  id uuid primary key,
  user_id uuid not null unique references staff on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
comment on column auth_second_factor.secret is 'Encrypted with the installation''s session secret.';

create table sign_in_failure (
  key text primary key check (length(key) <= 400),
  failures integer not null,
  since timestamptz not null
);
comment on table sign_in_failure is 'Wrong passwords of late, by address and by e-mail, in all processes.';

create table staff_log (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('staff_added', 'staff_changed', 'staff_deactivated', 'staff_activated',
    'password_set', 'second_factor_on', 'second_factor_off', 'key_created', 'key_revoked', 'signed_in')),
  staff_id uuid references staff,
  api_key_id uuid references api_key,
  facts jsonb not null default '{}',
  actor_id uuid,
  actor_label text not null default '',
  happened_at timestamptz not null
);
create index staff_log_of_staff on staff_log (staff_id, id);
comment on table staff_log is 'What was done to people and keys, and by whom; a line is never edited.';

-- What one person did, newest first, for those who answer for them.
create index activity_of_actor on activity (actor_id, id desc) where actor_id is not null;
