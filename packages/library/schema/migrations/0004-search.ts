/**
 * Search: one row for each thing that can be found, its terms made by `search/terms.ts`. The index is kept current at
 * each write (`fastupdate = off`): nothing sweeps a pending list on the embedded database.
 */
export const search = [
  `create table search_entry (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('story', 'cue', 'drama', 'person', 'moment')),
    owner_id uuid not null,
    subject_id uuid not null,
    number integer not null default 0,
    at_seconds double precision,
    end_seconds double precision,
    language text not null,
    title text not null,
    words text not null,
    label text,
    terms tsvector not null
  )`,
  `create index search_entry_owner on search_entry (owner_id)`,
  `create index search_entry_terms on search_entry using gin (terms) with (fastupdate = off)`,
  `create table search_word (
    word text primary key
  )`,
  `create index search_word_trigrams on search_word using gin (word gin_trgm_ops) with (fastupdate = off)`,
]
