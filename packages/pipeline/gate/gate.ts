import type { Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import { checkStory } from './check-story.ts'
import type { GateReport } from './failure.ts'
import { createFactReader, type StoryTies } from './read-facts.ts'
import { partsOf } from './story-parts.ts'

export type Gate = {
  /**
   * Holds a story against all that the library knows, as of the instant of publication. `fresh`: reads the library anew,
   * whatever was read before.
   */
  check: (content: StoryContent, ties: StoryTies, at?: Date, fresh?: boolean) => Promise<GateReport>
}

const gates = new WeakMap<Library, Gate>()

/** The gate of a library: one, which keeps what it has read until something changes. */
export function gateOf(library: Library): Gate {
  const known = gates.get(library)
  if (known) return known
  const readFacts = createFactReader(library)
  const gate: Gate = {
    async check(content, ties, at = new Date(), fresh = false) {
      const parts = partsOf(content)
      return checkStory(content, ties, await readFacts(parts, content, ties, at, fresh), parts)
    },
  }
  gates.set(library, gate)
  return gate
}
