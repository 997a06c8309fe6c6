export { createDesk, type DeskPerson, type Desk } from './desk.ts'
export { createInvitations, type Invitation } from './invitations.ts'
export { createTokens, type Token } from './tokens.ts'
export { ROLES, SCOPES, type Role, type Scope } from '../schema/desk-tables.ts'
