import { Refused, type Library } from '@aftercut/library/opening'
import { mayPass, type Failure } from './failure.ts'
import { gateOf } from './gate.ts'

/** A story that the gate does not let through: with all that stands against it. */
export class GateRefused extends Refused {
  readonly failures: readonly Failure[]

  constructor(failures: readonly Failure[]) {
    const [first] = failures
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : ''
    super(`The gate refuses the story: ${first?.message ?? 'it does not hold.'}${more}`, {
      code: 'gate-refuses',
      values: { count: failures.length },
    })
    this.failures = failures
  }
}

/**
 * Sets the gate before all publishing of a library: whoever publishes or schedules by it, a person, a token, a job or a
 * program, is checked within that very act. Warnings that an owner publishes over are kept in the audit with his reason.
 */
export function guardStories(library: Library): void {
  const gate = gateOf(library)
  library.stories.guardWith(async ({ story, content, at, over }) => {
    const ties = { language: story.language, dramaId: story.dramaId, makingId: story.makingId }
    const report = await gate.check(content, ties, at, true)
    if (!mayPass(report, over !== undefined))
      throw new GateRefused(report.failures.filter(({ severity }) => severity !== 'warning' || over === undefined))
    const warnings = report.failures.map(({ code, words }) => ({ code, words }))
    return warnings.length === 0 ? {} : { over, warnings }
  })
}
