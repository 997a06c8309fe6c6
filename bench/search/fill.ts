import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Report } from '@aftercut/engine/report'
import type { Library } from '@aftercut/library/opening'
import { sql } from 'kysely'
import { createCorpus, type Language } from './corpus.ts'
import { seeded } from './random.ts'

/** Lines a making: half an hour's captions in three languages. */
const CUES_A_MAKING = 1500

/** From this many lines on. */
const LATE_INDEX = 200_000

/** Lines written for the queries: rare among all the others, in known places. */
export const PLANTED: Record<Language, string> = {
  ko: '사실 그 은하수 우체통 앞에서 고백하는 장면을 제일 기다렸어요',
  en: 'Honestly it was so good to stand by that lighthouse mailbox and wait for the confession',
  ja: '実はあの銀河郵便受けの前で告白する場面を一番待っていました',
}

/** Puts `cues` cues into the library by its own means: dramas, people, videos, captions, findings. */
export async function fill(library: Library, cues: number, seed: number, told: (done: number) => void): Promise<void> {
  const corpus = createCorpus(seed)
  const random = seeded(seed + 1)
  const makings = Math.ceil(cues / CUES_A_MAKING)
  let dramaId = ''
  const db = library.database.kysely
  // A million lines at once are indexed afterwards, as a restore does.
  const late = cues > LATE_INDEX ? await takeIndexesAway(db) : []
  for (let making = 0; making < makings; making++) {
    if (making % 20 === 0) dramaId = await newDrama(library, making / 20)
    const { video } = await library.videos.add({ kind: 'making', durationSeconds: 1800 })
    const perTrack = Math.ceil(Math.min(CUES_A_MAKING, cues - making * CUES_A_MAKING) / 3)
    const tracks = corpus.languages.map((language): CaptionTrack => {
      const lines = Array.from({ length: perTrack }, (_, number): Cue => {
        const planted = making % 97 === 13 && number === 17
        const text = planted ? PLANTED[language] : corpus.line(language)
        const speaker = `Actor ${(making * 7 + number) % 40}`
        return {
          start: number * 3,
          end: number * 3 + 2.5,
          text,
          utterances: [{ speaker, text }],
          sounds: [],
          line: number * 4 + 1,
        }
      })
      const layer = language === 'ko' ? 'original' : 'translation'
      return {
        file: `making.${language}.srt`,
        format: 'srt',
        language,
        layer,
        automatic: false,
        cues: lines,
        problems: [],
      }
    })
    await library.captions.replace(video.id, tracks)
    const saved = await library.makings.save(
      { videoId: video.id, dramaId, titles: { en: `Making ${making}`, ko: `메이킹 ${making}` }, visibility: 'public' },
      'bench',
    )
    await library.findings.saveRun(saved.id, reportOf(random), 'bench')
    told((making + 1) * CUES_A_MAKING)
  }
  for (const statement of late) await sql.raw(statement).execute(db)
  await library.tend()
}

/** Drops the two large indexes; answers the statements that make them again. */
async function takeIndexesAway(db: Library['database']['kysely']): Promise<string[]> {
  const rows = await sql<{ name: string; statement: string }>`select indexname as name, indexdef as statement
    from pg_indexes where indexname like 'search%' and indexdef like '%USING gin%'`.execute(db)
  for (const { name } of rows.rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  return rows.rows.map((row) => row.statement)
}

async function newDrama(library: Library, number: number): Promise<string> {
  const drama = await library.dramas.save(
    { titles: { en: `Drama Number ${number}`, ko: `드라마 ${number}호` } },
    'bench',
  )
  for (const index of [0, 1, 2]) {
    const name = `Actor ${(number * 3 + index) % 40}`
    const [known] = await library.people.byName(name)
    const person = known ?? (await library.people.save({ names: { en: name } }, 'bench'))
    const role = await library.cast.saveRole({ dramaId: drama.id, names: { en: `Role ${number}-${index}` } })
    await library.cast.savePortrayal({ roleId: role.id, personId: person.id })
  }
  return drama.id
}

function reportOf(random: () => number): Report {
  const kinds = ['hug', 'laughter', 'tears', 'slip', 'ad-lib'] as const
  const moments = Array.from({ length: 12 }, () => {
    const start = random() * 1700
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'hug'
    return { start, end: start + 5, kind, words: `They ${kind} after the cut`, confidence: 0.8, because: ['a caption'] }
  })
  const segments = [{ start: 0, end: 1800, kind: 'set' as const, confidence: 1, because: ['all of it'] }]
  return {
    format: 'aftercut.watch/1',
    making: { file: 'making.mp4', durationSeconds: 1800, captions: [] },
    episodes: [],
    shots: [{ start: 0, end: 1800 }],
    segments,
    matches: [],
    calls: [],
    moments,
    quotes: [],
    problems: [],
  }
}
