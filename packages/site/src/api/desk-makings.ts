import { Conflict } from '@aftercut/library/opening'
import { importDrop } from '@aftercut/pipeline/importing'
import { readSteps } from '../desk/watch-room/reading/read-request.ts'
import { asFinding } from '../desk/watch-room/reading/read-room.ts'
import { takenOf } from '../desk/upload/taken.ts'
import { ApiFault, type Access } from './desk-access.ts'
import type { Ask, Operation } from './operation.ts'
import { boolean, integer, list, localized, number, object, oneOf, orNull, pageOf, text } from './schema.ts'

const READ: Access = { scope: 'read', least: 'reader' }
const IMPORT: Access = { scope: 'import', least: 'writer' }
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const line = object({
  id: text(),
  slug: text(),
  titles: localized,
  dramaId: orNull(text()),
  state: text('"new", "finding", "found" or "failed"; more may come.'),
  progress: number('From 0 to 1.'),
  problem: orNull(text('Why it failed, and what to do.')),
  visibility: text(),
})

const finding = object({
  id: text(),
  kind: oneOf('segment', 'match', 'call', 'moment', 'quote'),
  label: text(),
  start: number('Seconds of the making-of.'),
  end: number(),
  standing: oneOf('found', 'open', 'confirmed', 'rejected', 'added'),
  version: integer('0: nobody has decided.'),
  moved: boolean(),
  renamed: boolean(),
  orphaned: boolean(),
  by: orNull(text()),
  body: { type: 'object', description: 'As in the watch report, by its kind.' },
})

const findings = object({ runId: orNull(text()), findings: list(finding) })

const step = {
  oneOf: [
    {
      ...object({ do: { const: 'decide' }, id: text(), version: integer() }),
      additionalProperties: true,
      description:
        '`standing`: "confirmed", "rejected" or "open"; `change`: start, end, label, or a field of the body.',
    },
    {
      ...object({
        do: { const: 'add' },
        id: text('A UUID of your own.'),
        kind: text(),
        label: text(),
        start: number(),
        end: number(),
      }),
      additionalProperties: true,
    },
    object({ do: { const: 'take back' }, id: text(), version: integer() }),
  ],
}

const task = object({
  id: text(),
  state: oneOf('running', 'done', 'failed', 'cancelled'),
  progress: number('From 0 to 1.'),
  problem: orNull(text()),
  result: orNull({ type: 'object', description: 'How many were taken, how many were known, and problems by file.' }),
})

async function listMakings({ locals, page, next }: Ask) {
  const found = await locals.site.library.makings.list({ offset: page.offset, limit: page.limit + 1 })
  return {
    items: found.slice(0, page.limit).map(({ id, slug, titles, dramaId, state, progress, problem, visibility }) => ({
      id,
      slug,
      titles,
      dramaId,
      state,
      progress,
      problem,
      visibility,
    })),
    next: next(found.length > page.limit),
  }
}

const makingOf = async ({ locals, path }: Ask) =>
  ID.test(path('id')) ? locals.site.library.makings.get(path('id')) : undefined

async function findingsOf(ask: Ask) {
  const making = await makingOf(ask)
  if (making === undefined) return undefined
  const merged = await ask.locals.site.library.findings.merged(making.id)
  return { runId: making.runId, findings: merged.map(asFinding) }
}

async function revise(ask: Ask) {
  const making = await makingOf(ask)
  if (making === undefined) return undefined
  const { findings: kept } = ask.locals.site.library
  try {
    const revised = await kept.revise(making.id, readSteps(ask.body), ask.person().name)
    return { findings: revised.findings.map(asFinding), gone: revised.gone }
  } catch (cause) {
    if (!(cause instanceof Conflict)) throw cause
    const [now] = await kept.merged(making.id, [cause.id])
    throw new ApiFault(409, cause.message, { finding: now ? asFinding(now) : null })
  }
}

async function watch(ask: Ask) {
  const making = await makingOf(ask)
  const { library, queue } = ask.locals.site
  if (making === undefined) return undefined
  if (queue === undefined) throw new ApiFault(503, 'This server does no work.')
  await library.makings.setState(making.id, 'new', 0)
  await queue.add('watch', { makingId: making.id })
  await library.audit.add(ask.person().id, 'find again', 'making', making.id, {})
  return { id: making.id, state: 'new' }
}

async function takeIn({ locals, body, person }: Ask) {
  const { library, store, queue, tasks, uploads } = locals.site
  if (store === undefined || queue === undefined) throw new ApiFault(503, 'This server takes nothing in.')
  const { drop, drama } = (body ?? {}) as { drop?: unknown; drama?: unknown }
  const { id: who } = person()
  const folder = await uploads.drop(who, String(drop))
  if (folder === undefined)
    throw new ApiFault(404, 'Nothing of this drop has arrived: send its files to /desk/uploads first.')
  const named = typeof drama === 'string' && drama.trim() !== '' ? { drama: drama.trim().slice(0, 200) } : {}
  const started = tasks.start({ kind: 'import', name: String(drop), who }, async (context) => {
    const imported = await importDrop(folder, { library, store, queue }, { ...named, ...context })
    await library.audit.add(who, 'import', 'upload', null, { drop, videos: imported.videos.length })
    await uploads.removeDrop(folder)
    return takenOf(imported, folder)
  })
  return taskOf(started)
}

function oneImport({ locals, path, person }: Ask) {
  const found = locals.site.tasks.get(path('id'))
  return Promise.resolve(found?.kind === 'import' && found.who === person().id ? taskOf(found) : undefined)
}

const taskOf = ({ id, state, progress, problem, result }: ReturnType<App.Locals['site']['tasks']['start']>) => ({
  id,
  state,
  progress,
  problem: problem ?? null,
  result: result ?? null,
})

/** What programs with a token do with makings: read what was found, decide about it, bring in and find again. */
export const deskMakingOperations: readonly Operation[] = [
  {
    path: '/desk/makings',
    id: 'listWatched',
    summary: 'The making-ofs of the desk, with how far they are read.',
    access: READ,
    paged: true,
    answer: pageOf(line),
    run: listMakings,
  },
  {
    path: '/desk/makings/{id}/findings',
    id: 'getFindings',
    summary: 'All that was found in a making-of, with what people decided about it.',
    access: READ,
    answer: findings,
    run: findingsOf,
  },
  {
    path: '/desk/makings/{id}/findings',
    method: 'post',
    id: 'reviseFindings',
    summary: 'Confirms, rejects, moves, renames, adds: all steps or none.',
    access: { scope: 'write:findings', least: 'writer' },
    body: object({ steps: list(step) }),
    answer: object({ findings: list(finding), gone: list(text()) }),
    run: revise,
  },
  {
    path: '/desk/makings/{id}/watch',
    method: 'post',
    id: 'watchAgain',
    summary: 'Finds again in what was read; what people decided stays.',
    access: IMPORT,
    status: 202,
    answer: object({ id: text(), state: text() }),
    run: watch,
  },
  {
    path: '/desk/imports',
    method: 'post',
    id: 'takeIn',
    summary: 'Takes in what was sent to /desk/uploads (tus 1.0) under one drop.',
    access: IMPORT,
    status: 202,
    body: {
      ...object({ drop: text('The UUID of the drop.') }),
      additionalProperties: true,
      description: '`drama`: where names do not say.',
    },
    answer: task,
    run: takeIn,
  },
  {
    path: '/desk/imports/{id}',
    id: 'getImport',
    summary: 'How far an import is, and what came of it.',
    access: IMPORT,
    answer: task,
    run: oneImport,
  },
]
