/**
 * An index for cues, one for moments, one for the rest, and whether a thing is public as a column: as terms, these met
 * nearly every row, and merging them with a common word took longer than all else (45 of 60 ms at a million cues).
 */
export const searchByKind = [
  `alter table search_entry add column public boolean not null default false`,
  `drop index search_entry_terms`,
  `update search_entry set public = terms @@ '''#public'''::tsquery`,
  `create index search_entry_cue_terms on search_entry using gin (terms) with (fastupdate = off) where kind = 'cue'`,
  `create index search_entry_moment_terms on search_entry using gin (terms) with (fastupdate = off) where kind = 'moment'`,
  `create index search_entry_head_terms on search_entry using gin (terms) with (fastupdate = off)
    where kind in ('story', 'drama', 'person')`,
]
