/**
 * Sources, dramas, people and what ties them. Texts that exist in several languages are jsonb maps from BCP 47 tag to
 * text; clock times are minutes after midnight of the broadcast day, so that "25:10" is 1510.
 */
export const dramasAndPeople = [
  `create extension if not exists pg_trgm`,
  `create table source (
    id uuid primary key,
    kind text not null check (kind in ('channel', 'article', 'database', 'document', 'person')),
    name text not null,
    channel text,
    url text,
    licence text,
    rights text not null default 'unknown' check (rights in ('own', 'licensed', 'embed', 'none', 'unknown')),
    published_on date,
    retrieved_on date,
    note text,
    version integer not null default 1
  )`,
  `create table drama (
    id uuid primary key,
    slug text not null unique,
    titles jsonb not null,
    aliases text[] not null default '{}',
    original_language text not null default 'ko',
    network text,
    status text not null default 'announced' check (status in ('announced', 'airing', 'hiatus', 'ended', 'cancelled')),
    picture jsonb,
    external jsonb not null default '{}',
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    version integer not null default 1
  )`,
  `create table synopsis (
    drama_id uuid not null references drama on delete cascade,
    language text not null,
    words text not null,
    source_id uuid references source on delete set null,
    primary key (drama_id, language)
  )`,
  `create table season (
    id uuid primary key,
    drama_id uuid not null references drama on delete cascade,
    number integer not null check (number >= 0),
    titles jsonb not null default '{}',
    status text not null default 'announced'
      check (status in ('possible', 'announced', 'airing', 'hiatus', 'ended', 'cancelled')),
    planned_episodes integer check (planned_episodes > 0),
    unique (drama_id, number)
  )`,
  `create table episode (
    id uuid primary key,
    season_id uuid not null references season on delete cascade,
    number integer not null check (number >= 0),
    titles jsonb not null default '{}',
    runtime_seconds double precision,
    unique (season_id, number)
  )`,
  `create table airing_pattern (
    id uuid primary key,
    season_id uuid not null references season on delete cascade,
    network text not null,
    zone text not null,
    weekdays smallint[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    minutes integer not null check (minutes between 0 and 2879),
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    episodes_per_day smallint not null default 1 check (episodes_per_day > 0),
    first_episode integer not null default 1,
    runtime_minutes integer
  )`,
  `create table airing_exception (
    id uuid primary key,
    pattern_id uuid not null references airing_pattern on delete cascade,
    on_date date not null,
    kind text not null check (kind in ('off', 'moved', 'special')),
    to_date date,
    to_minutes integer check (to_minutes between 0 and 2879),
    words text,
    source_id uuid references source on delete set null,
    unique (pattern_id, on_date, kind)
  )`,
  `create table airing (
    id uuid primary key,
    episode_id uuid references episode on delete cascade,
    season_id uuid not null references season on delete cascade,
    pattern_id uuid references airing_pattern on delete cascade,
    network text not null,
    at timestamptz not null,
    zone text not null,
    local_date date not null,
    local_minutes integer not null check (local_minutes between 0 and 2879),
    kind text not null default 'first' check (kind in ('first', 'rerun', 'special')),
    words text
  )`,
  `create index airing_at on airing (at)`,
  `create index airing_episode on airing (episode_id)`,
  `create index airing_season on airing (season_id, at)`,
  `create table person (
    id uuid primary key,
    slug text not null unique,
    names jsonb not null,
    born_on date,
    picture jsonb,
    external jsonb not null default '{}',
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    version integer not null default 1
  )`,
  `create table person_name (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    name text not null,
    language text,
    kind text not null default 'alias' check (kind in ('main', 'alias', 'stage', 'birth', 'romanised')),
    unique (person_id, name)
  )`,
  `create index person_name_lower on person_name (lower(name))`,
  `create table role (
    id uuid primary key,
    drama_id uuid not null references drama on delete cascade,
    names jsonb not null,
    aliases text[] not null default '{}',
    description jsonb not null default '{}',
    position integer not null default 0
  )`,
  `create index role_drama on role (drama_id)`,
  `create table portrayal (
    id uuid primary key,
    role_id uuid not null references role on delete cascade,
    person_id uuid not null references person on delete cascade,
    variant text,
    billing text not null default 'main' check (billing in ('lead', 'main', 'support', 'guest', 'cameo')),
    unique nulls not distinct (role_id, person_id, variant)
  )`,
  `create index portrayal_person on portrayal (person_id)`,
  `create table portrayal_episode (
    portrayal_id uuid not null references portrayal on delete cascade,
    episode_id uuid not null references episode on delete cascade,
    primary key (portrayal_id, episode_id)
  )`,
  `create index portrayal_episode_episode on portrayal_episode (episode_id)`,
  `create table relation (
    id uuid primary key,
    from_role_id uuid not null references role on delete cascade,
    to_role_id uuid not null references role on delete cascade,
    kind text not null,
    from_episode integer,
    to_episode integer,
    words text,
    check (from_role_id <> to_role_id),
    unique (from_role_id, to_role_id, kind)
  )`,
  `create index relation_to on relation (to_role_id)`,
  `create table offer (
    id uuid primary key,
    drama_id uuid not null references drama on delete cascade,
    provider text not null,
    url text,
    kind text not null default 'stream' check (kind in ('stream', 'free', 'rent', 'buy')),
    territory text not null,
    from_on date,
    to_on date check (to_on >= from_on),
    source_id uuid references source on delete set null,
    unique nulls not distinct (drama_id, provider, kind, territory, from_on)
  )`,
  `create table ranking_series (
    id uuid primary key,
    slug text not null unique,
    titles jsonb not null,
    source_id uuid not null references source,
    metric text not null,
    territory text not null,
    period text not null check (period in ('day', 'week', 'month', 'season', 'year', 'other')),
    version integer not null default 1
  )`,
  `create table ranking (
    id uuid primary key,
    series_id uuid not null references ranking_series on delete cascade,
    from_on date not null,
    to_on date not null check (to_on >= from_on),
    as_of date,
    unique (series_id, from_on, to_on)
  )`,
  `create table ranking_entry (
    ranking_id uuid not null references ranking on delete cascade,
    number integer not null,
    rank integer not null check (rank > 0),
    label text not null,
    drama_id uuid references drama on delete set null,
    value double precision,
    primary key (ranking_id, number)
  )`,
  `create index ranking_entry_drama on ranking_entry (drama_id)`,
  `create table note (
    id uuid primary key,
    subject_kind text not null,
    subject_id uuid not null,
    kind text not null,
    words text not null,
    language text not null default 'en',
    from_on date,
    to_on date,
    source_id uuid references source on delete set null,
    created_at timestamptz not null default now(),
    version integer not null default 1
  )`,
  `create index note_subject on note (subject_kind, subject_id)`,
]
