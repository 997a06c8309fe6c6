export { createPeople, type NameDraft, type Person, type PersonDraft, type PersonName } from './people.ts'
