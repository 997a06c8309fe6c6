/** References that run in a circle are checked when a transaction asks for it: else no copy could be read back in. */
export const copies = [
  `alter table making alter constraint making_run_id_fkey deferrable initially immediate`,
  `alter table story alter constraint story_published_revision_id_fkey deferrable initially immediate`,
  `alter table story alter constraint story_scheduled_revision_id_fkey deferrable initially immediate`,
]
