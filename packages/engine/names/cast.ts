/** One line of a cast: a person plays a role, perhaps as a variant of it ("junior"), in given episodes ("1-4, 7"). */
export type CastMember = { person: string; role: string; variant?: string; episodes?: string }
