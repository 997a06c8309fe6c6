/** Keys under which dramas and people are known: whole names for both, and for people how the name sounds. */
export const names = [
  `create table name_key (
    key text not null,
    kind text not null check (kind in ('drama', 'person')),
    subject_id uuid not null,
    primary key (key, kind, subject_id)
  )`,
  `create index name_key_subject on name_key (subject_id)`,
]
