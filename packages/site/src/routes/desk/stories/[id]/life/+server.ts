import { error, json } from '@sveltejs/kit'
import type { DeskPerson } from '@aftercut/library/desk'
import { Conflict, Refused, type Library } from '@aftercut/library/opening'
import type { Story } from '@aftercut/library/stories'
import { gateOf, GateRefused, guardStories } from '@aftercut/pipeline/gate'
import { sayRefusal, type RefusalKey } from '#site/desk/frame/refusals.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import { mayAct } from '#site/desk/sign-in/may-act.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { headOf, storyAt, tiesOf } from '#site/desk/story/read-story.ts'
import type { RequestHandler } from './$types'

type Asked = {
  step?: unknown
  version?: unknown
  reason?: unknown
  correction?: unknown
  over?: unknown
  at?: unknown
  number?: unknown
  slug?: unknown
  makingId?: unknown
}

/** Steps that whoever writes may take; the others publish, or take away what is published. */
const WRITERS = new Set(['submit', 'restore', 'slug'])

/** Takes a step of a story's life: `{ step, version, … }`. 422 with what the gate refuses; 409 where it was changed. */
export const POST: RequestHandler = async (event) => {
  const { site, deskLanguage } = event.locals
  const { library } = site
  const asked = (await event.request.json().catch(() => error(400, 'The request is no JSON.'))) as Asked
  const step = String(asked.step)
  const person = requireRole(event, WRITERS.has(step) ? 'writer' : 'editor', 'write:stories')
  const story = await storyAt(library, event.params.id)
  // Publishing is checked within itself; this makes sure of it whoever opened the library.
  guardStories(library)
  try {
    await take(library, story, step, asked, person, deskLanguage)
  } catch (cause) {
    if (cause instanceof GateRefused)
      return json({ message: sayRefusal(cause, deskLanguage), failures: cause.failures }, { status: 422 })
    if (cause instanceof Refused) return json({ message: sayRefusal(cause, deskLanguage) }, { status: 422 })
    if (cause instanceof Conflict)
      return json({ message: deskWords<RefusalKey>('refusals', deskLanguage)('version-conflict') }, { status: 409 })
    throw cause
  }
  const now = await storyAt(library, story.id)
  return json({
    head: await headOf(library, now),
    content: now.draft,
    report: await gateOf(library).check(now.draft, tiesOf(now)),
  })
}

async function take(
  library: Library,
  story: Story,
  step: string,
  asked: Asked,
  person: DeskPerson,
  language: string,
): Promise<void> {
  const version = Number.isInteger(asked.version) ? Number(asked.version) : error(400, 'A step is taken on a version.')
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  const [reason, correction, over, slug] = [
    text(asked.reason),
    text(asked.correction),
    text(asked.over),
    text(asked.slug),
  ]
  if (over !== undefined && !mayAct(person.role, 'owner'))
    error(403, deskWords<RefusalKey>('refusals', language)('over-owner'))
  const how = { who: person.name, ...(reason === undefined ? {} : { reason }), ...(over === undefined ? {} : { over }) }
  const { stories } = library
  if (step === 'submit') await stories.submit(story.id, version, how)
  else if (step === 'sendBack') await stories.sendBack(story.id, version, how)
  else if (step === 'publish')
    await stories.publish(story.id, version, { ...how, ...(correction === undefined ? {} : { correction }) })
  else if (step === 'schedule') {
    const at = new Date(String(asked.at))
    if (Number.isNaN(at.getTime()) || at.getTime() <= Date.now())
      throw new Refused('A story is scheduled for an instant to come.', { code: 'schedule-past' })
    await stories.schedule(story.id, version, at, how)
  } else if (step === 'unschedule') await stories.unschedule(story.id, version, how)
  else if (step === 'withdraw') {
    if (reason === undefined)
      throw new Refused('Say why the story is withdrawn: readers are told.', { code: 'withdraw-why' })
    await stories.withdraw(story.id, version, how)
  } else if (step === 'restore') await stories.restore(story.id, version, Number(asked.number), how)
  else if (step === 'slug') {
    if (slug === undefined) throw new Refused('An address has letters or digits.', { code: 'slug-empty' })
    await stories.saveAbout(story.id, version, { slug }, person.name)
  } else if (step === 'show-making') {
    if (story.makingId !== null) await library.makings.save({ id: story.makingId, visibility: 'public' }, person.name)
  } else error(400, `There is no step "${step}".`)
}
