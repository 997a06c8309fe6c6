/** Stories with their revisions, addresses and readers' answers; the audit trail; settings. */
export const stories = [
  `create table story (
    id uuid primary key,
    slug text not null unique,
    language text not null,
    group_id uuid not null,
    state text not null default 'draft'
      check (state in ('draft', 'review', 'scheduled', 'published', 'withdrawn')),
    drama_id uuid references drama on delete set null,
    making_id uuid references making on delete set null,
    draft jsonb not null,
    draft_by text not null,
    draft_at timestamptz not null default now(),
    published_revision_id uuid,
    scheduled_revision_id uuid,
    scheduled_for timestamptz,
    first_published_at timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    created_at timestamptz not null default now(),
    version integer not null default 1,
    check ((state = 'scheduled') = (scheduled_for is not null) or state = 'published'),
    check (state not in ('published', 'withdrawn') or published_revision_id is not null)
  )`,
  `create index story_published on story (published_at desc) where state = 'published'`,
  `create index story_scheduled on story (scheduled_for) where scheduled_for is not null`,
  `create unique index story_translation on story (group_id, language)`,
  `create index story_drama on story (drama_id)`,
  `create index story_making on story (making_id)`,
  `create table story_revision (
    id uuid primary key,
    story_id uuid not null references story on delete cascade,
    number integer not null,
    content jsonb not null,
    by text not null,
    reason text,
    created_at timestamptz not null default now(),
    unique (story_id, number)
  )`,
  `alter table story add foreign key (published_revision_id) references story_revision`,
  `alter table story add foreign key (scheduled_revision_id) references story_revision`,
  `create table story_subject (
    story_id uuid not null references story on delete cascade,
    kind text not null check (kind in ('drama', 'person', 'episode', 'making')),
    subject_id uuid not null,
    primary key (story_id, kind, subject_id)
  )`,
  `create index story_subject_subject on story_subject (kind, subject_id)`,
  `create table story_tag (
    story_id uuid not null references story on delete cascade,
    tag text not null,
    primary key (story_id, tag)
  )`,
  `create index story_tag_tag on story_tag (tag)`,
  `create table slug (
    kind text not null check (kind in ('story', 'drama', 'person', 'making', 'ranking')),
    slug text not null,
    subject_id uuid not null,
    since timestamptz not null default now(),
    primary key (kind, slug)
  )`,
  `create table correction (
    id uuid primary key,
    story_id uuid not null references story on delete cascade,
    at timestamptz not null default now(),
    words text not null,
    by text not null
  )`,
  `create index correction_story on correction (story_id)`,
  `create index correction_at on correction (at desc)`,
  `create table reaction (
    story_id uuid not null references story on delete cascade,
    reader text not null,
    feeling text not null,
    address text,
    at timestamptz not null default now(),
    primary key (story_id, reader)
  )`,
  `create index reaction_feeling on reaction (story_id, feeling)`,
  `create index reaction_address on reaction (address, at) where address is not null`,
  `create table audit (
    id uuid primary key,
    at timestamptz not null default now(),
    who text not null,
    action text not null,
    subject_kind text not null,
    subject_id uuid,
    detail jsonb not null default '{}'
  )`,
  `create index audit_at on audit (at desc)`,
  `create index audit_subject on audit (subject_kind, subject_id, at desc)`,
  `create table setting (
    key text primary key,
    value jsonb not null,
    changed_at timestamptz not null default now(),
    version integer not null default 1
  )`,
]
