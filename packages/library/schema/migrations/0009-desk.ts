/**
 * Who works at the desk. The first five tables are the sign-in library's (better-auth 1.7), under our names; what it
 * calls a user is a desk person here, as `person` is someone of the cast. Instants are `timestamptz`, ids are ours.
 */
export const desk = [
  `create table desk_person (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    role text not null default 'reader' check (role in ('owner', 'editor', 'writer', 'reader')),
    language text not null default 'en',
    single_keys boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table desk_session (
    id text primary key,
    token text not null unique,
    user_id text not null references desk_person on delete cascade,
    ip_address text,
    user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index on desk_session (user_id)`,
  `create table desk_account (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references desk_person on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index on desk_account (user_id)`,
  `create table desk_verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index on desk_verification (identifier)`,
  `create table desk_rate (
    id text primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null
  )`,
  `create table desk_invitation (
    id text primary key,
    token_hash text not null unique,
    email text not null,
    role text not null check (role in ('owner', 'editor', 'writer', 'reader')),
    invited_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create table desk_token (
    id text primary key,
    person_id text not null references desk_person on delete cascade,
    name text not null,
    token_hash text not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz
  )`,
  `create index on desk_token (person_id)`,
]
