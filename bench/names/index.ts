import { createNameIndex, type Person } from '@aftercut/engine/names'
import { half, readActors, share, type Actor } from './actors.ts'

/** What of an actor the index is given, and what it is asked. */
type Task = { name: string; given(actor: Actor): Person; asked(actor: Actor): string[] }

const TASKS: Task[] = [
  ...[0, 1, 2].map((at) => ({
    name: `one spelling given (the ${['first', 'second', 'third'][at]}), asked by the others`,
    given: (actor: Actor) => ({
      id: actor.id,
      names: [actor.spellings[at % actor.spellings.length] ?? '', ...actor.stageNames],
    }),
    asked: (actor: Actor) => actor.spellings.filter((_, index) => index !== at % actor.spellings.length),
  })),
  {
    name: 'hangul given, asked by every spelling',
    given: (actor) => ({ id: actor.id, hangul: actor.hangul, names: actor.stageNames }),
    asked: (actor) => actor.spellings,
  },
  {
    name: 'one spelling given, asked by hangul',
    given: (actor) => ({ id: actor.id, names: [actor.spellings[0] ?? '', ...actor.stageNames] }),
    asked: (actor) => (actor.spellings.length > 0 ? [actor.hangul] : []),
  },
  {
    name: 'one spelling given, asked by others with the surname last',
    given: (actor) => ({ id: actor.id, names: [actor.spellings[0] ?? '', ...actor.stageNames] }),
    asked: (actor) =>
      // A given name alone has no surname to put last.
      (actor.hangul.length < 3 ? [] : actor.spellings.slice(1)).filter((name) => name.includes(' ')).map(surnameLast),
  },
]

/**
 * First hits, and how often a name is given to somebody else, over actors on whom no cost was set. Who
 * shares a way of writing the name with the one asked for is right too; an answer below 0.5 names a part of a name.
 */
export async function run(which: 'development' | 'held-out' = 'held-out'): Promise<void> {
  const all = readActors()
  const actors = half(all, which)
  console.log(`${actors.length} actors (${which}) asked among ${all.length}.\n`)
  console.log(
    '| task | queries | first hit | must reach | joined to somebody else | nobody there, somebody answered | at most |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const task of TASKS) {
    const index = createNameIndex(all.map((actor) => task.given(actor)))
    // The other half alone: whoever is asked for is not there.
    const strangers = all.filter((actor) => !actors.includes(actor))
    const without = createNameIndex(strangers.map((actor) => task.given(actor)))
    let queries = 0
    let hits = 0
    let joined = 0
    let answered = 0
    for (const actor of actors) {
      for (const query of task.asked(actor)) {
        queries++
        const found = index.find(query)
        const others = found.filter(({ id, score }) => score >= 0.5 && id !== actor.id && !share(actor, byId(all, id)))
        const [best] = found
        const top = found.filter(({ score }) => score === best?.score).map(({ id }) => id)
        if (
          best &&
          (best.id === actor.id || share(actor, byId(all, best.id)) || (top.includes(actor.id) && others.length === 0))
        )
          hits++
        else if (process.env['VERBOSE'])
          console.log('MISS', query, actor.hangul, task.given(actor).names[0], JSON.stringify(found))
        if (others.length > 0) joined++
        if (process.env['VERBOSE'] && others.length > 0)
          console.log('JOIN', query, actor.hangul, JSON.stringify(others))
        const wrong = without.find(query).filter(({ id, score }) => score >= 0.5 && !share(actor, byId(all, id)))
        if (wrong.length > 0) answered++
        if (process.env['VERBOSE'] && wrong.length > 0)
          console.log('ANSWER', query, actor.hangul, JSON.stringify(wrong))
      }
    }
    const rate = (count: number) => `${((100 * count) / queries).toFixed(2)} %`
    console.log(
      `| ${task.name} | ${queries} | ${(hits / queries).toFixed(4)} | 0.97 | ${rate(joined)} | ${rate(answered)} | 0.5 % |`,
    )
  }
}

function byId(actors: readonly Actor[], id: string): Actor {
  const actor = actors.find((one) => one.id === id)
  if (!actor) throw new Error(`No actor ${id}.`)
  return actor
}

/** "Son Suk-ku" → "Suk-ku Son". */
function surnameLast(name: string): string {
  const [surname = '', ...given] = name.split(' ')
  return [...given, surname].join(' ')
}
