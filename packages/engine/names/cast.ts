/**
 * One line of a cast: a person plays a role, perhaps as a variant of it ("junior"), in given episodes ("1-4, 7").
 * `names`: other spellings, or stage names, of the person.
 */
export type CastMember = {
  person: string
  role: string
  variant?: string
  episodes?: string
  hangul?: string
  names?: readonly string[]
}
