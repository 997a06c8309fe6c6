import type { Role } from '@aftercut/library/desk'

/** A greater number may do what a lesser may. */
const RANK: { [Each in Role]: number } = { reader: 0, writer: 1, editor: 2, owner: 3 }

/** True where a person of `role` may do what `least` may. */
export function mayAct(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least]
}
