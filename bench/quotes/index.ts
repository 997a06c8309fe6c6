import { createVerifier, type Verifier } from '@aftercut/engine/quotes'
import { Chance } from '../dialogue/random.ts'
import { MUTATIONS, mutate, type Mutation } from './mutations.ts'
import { isTrue } from './oracle.ts'
import { measureSpeed } from './speed.ts'
import { claimOf, draftFrom, storyOf, type Draft } from './story.ts'
import { interview, type Captioning, type Interview, type Language } from './talk.ts'

const LANGUAGES: Language[] = ['en', 'ko', 'ja', 'es']
const CAPTIONINGS: Captioning[] = [
  { marked: true, cueLetters: 42, named: true },
  { marked: false, cueLetters: 30, named: true },
  { marked: true, cueLetters: 70, named: false },
]
const SEED = Number(process.env['SEED'] ?? 20220529)

type Case = { interview: Interview; captioning: Captioning; verifier: Verifier }

/** True quotations accepted, altered ones refused, and the time for a long story against long captions. */
export async function run(trueCount = 1000, mutationCount = 10_000): Promise<void> {
  const cases: Case[] = []
  for (const language of LANGUAGES) {
    for (const captioning of CAPTIONINGS) {
      for (const seed of [1, 2]) {
        const made = await interview(language, SEED + seed, captioning)
        cases.push({ interview: made, captioning, verifier: createVerifier([made.track]) })
      }
    }
  }
  const truths = acceptTrue(cases, trueCount)
  const { refused, tried, byKind } = refuseAltered(cases, mutationCount)
  const speed = measureSpeed()
  console.log('| figure | reached | must reach |\n| --- | --- | --- |')
  console.log(
    `| true quotations accepted, of ${truths.tried} | ${(truths.accepted / truths.tried).toFixed(4)} | 0.995 |`,
  )
  console.log(`| altered quotations accepted, of ${tried} | ${tried - refused} | 0 |`)
  console.log(
    `| 100 quotations against ten hours of captions, after start-up | ${speed.verify.toFixed(0)} ms | 200 ms |`,
  )
  console.log(`| the same, with the captions' words read anew | ${speed.whole.toFixed(0)} ms | |`)
  console.log(`| the same, and none of the 100 found | ${speed.missing.toFixed(0)} ms | |`)
  console.log('\n| altered by | tried | accepted |\n| --- | --- | --- |')
  for (const [kind, { tried, accepted }] of byKind) console.log(`| ${kind} | ${tried} | ${accepted} |`)
}

function acceptTrue(cases: readonly Case[], count: number): { tried: number; accepted: number } {
  const chance = new Chance(SEED)
  let tried = 0
  let accepted = 0
  while (tried < count) {
    const one = chance.pick(cases)
    const draft = draftFrom(chance.pick(one.interview.turns), one.interview.language, chance)
    if (!draft) continue
    tried++
    const story = storyOf(draft, one.interview, chance)
    const { quotes, others } = one.verifier.verifyStory(story)
    if (quotes.length === 1 && quotes.every(({ verdict }) => verdict === 'verbatim' || verdict === 'edited')) accepted++
    else if (process.env['VERBOSE'])
      console.log('REFUSED', JSON.stringify({ story, quotes, others, captioning: one.captioning }, null, 1))
  }
  return { tried, accepted }
}

function refuseAltered(cases: readonly Case[], count: number) {
  const chance = new Chance(SEED + 1)
  const byKind = new Map<Mutation, { tried: number; accepted: number }>(
    MUTATIONS.map((kind) => [kind, { tried: 0, accepted: 0 }]),
  )
  let tried = 0
  let refused = 0
  while (tried < count) {
    const one = chance.pick(cases)
    const { language, turns } = one.interview
    const kind = chance.pick(MUTATIONS)
    const draft = draftFrom(chance.pick(turns), language, chance)
    const other = draftFrom(chance.pick(turns), language, chance)
    if (!draft || !applies(kind, draft, one.captioning)) continue
    const altered = mutate(draft, other, kind, one.interview, chance)
    if (!altered || stillTrue(altered, kind, one)) continue
    tried++
    const story = storyOf(altered, one.interview, chance)
    const { quotes, others } = one.verifier.verifyStory(story)
    // None at all has slipped through as well: every() holds of nothing.
    const passed = quotes.every(({ verdict }) => verdict === 'verbatim' || verdict === 'edited')
    const tally = byKind.get(kind)
    if (tally) {
      tally.tried++
      if (passed) tally.accepted++
    }
    if (!passed) refused++
    else if (process.env['VERBOSE'])
      console.log('ACCEPTED', kind, JSON.stringify({ story, quotes, others, captioning: one.captioning }, null, 1))
  }
  return { tried, refused, byKind }
}

/** Speakers need names in the captions; moods need marks, and whole sentences. */
function applies(kind: Mutation, draft: Draft, { named, marked }: Captioning): boolean {
  if (kind === 'speaker') return named
  if (kind === 'mood') return marked && !draft.fragment && draft.end !== ''
  return true
}

function stillTrue(altered: Draft, kind: Mutation, { interview: { language, stretches }, captioning }: Case): boolean {
  if (kind === 'mood') return false
  const claim = claimOf(altered, language === 'ja' ? '' : ' ')
  const { speaker, ...words } = claim
  return isTrue(captioning.named && speaker !== undefined ? { ...words, speaker } : words, stretches)
}
