import type { Generated } from 'kysely'
import type { Instant, InstantOrNull, InstantWithDefault } from './columns.ts'

/** From the most to the least: an owner keeps the house, an editor publishes, a writer writes, a reader reads drafts. */
export const ROLES = ['owner', 'editor', 'writer', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** What an API token may do, beside what its person may. */
export const SCOPES = ['read', 'write:stories', 'write:findings', 'import'] as const
export type Scope = (typeof SCOPES)[number]

/** Who works at the desk. Written by the sign-in library, read by us. */
export interface DeskPersonTable {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  role: Generated<Role>
  language: Generated<string>
  /** Shortcuts of a single letter are on. */
  singleKeys: Generated<boolean>
  createdAt: InstantWithDefault
  updatedAt: InstantWithDefault
}

export interface DeskSessionTable {
  id: string
  token: string
  userId: string
  ipAddress: string | null
  userAgent: string | null
  expiresAt: Instant
  createdAt: InstantWithDefault
  updatedAt: InstantWithDefault
}

export interface DeskInvitationTable {
  id: string
  tokenHash: string
  email: string
  role: Role
  invitedBy: string
  createdAt: InstantWithDefault
  expiresAt: Instant
}

export interface DeskTokenTable {
  id: string
  personId: string
  name: string
  tokenHash: string
  scopes: string[]
  createdAt: InstantWithDefault
  expiresAt: InstantOrNull
  lastUsedAt: InstantOrNull
}
