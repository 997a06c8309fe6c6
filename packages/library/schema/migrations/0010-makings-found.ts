/** A making-of is found by its own title too, as one of the few heads. */
export const makingsFound = [
  `alter table search_entry drop constraint search_entry_kind_check`,
  `alter table search_entry add constraint search_entry_kind_check
    check (kind in ('story', 'cue', 'drama', 'person', 'moment', 'making'))`,
  `drop index search_entry_head_terms`,
  `create index search_entry_head_terms on search_entry using gin (terms) with (fastupdate = off)
    where kind in ('story', 'drama', 'person', 'making')`,
]
