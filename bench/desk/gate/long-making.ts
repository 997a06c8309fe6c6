import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import type { Library } from '@aftercut/library/opening'

/** Two hours of talk, a line each three seconds. */
const CUES = 2400
const CUE_SECONDS = 3
const WHO = 'bench'

const WORDS =
  'we were so nervous before that scene and the rain would not stop but when he said the line I forgot the camera because she looked at me like nobody was there then everyone laughed for a long time while the director asked us to try it again from the other side with an umbrella this time'.split(
    ' ',
  )

export type LongMaking = Awaited<ReturnType<typeof fillLongMaking>>

/** A drama with two leads, and a making-of of two hours in which they talk by turns, in two caption tracks. */
export async function fillLongMaking(library: Library) {
  const source = await library.sources.save({ kind: 'channel', name: 'HBN Drama', rights: 'embed' })
  const drama = await library.dramas.save(
    { titles: { en: 'The Letterbox in the Rain' }, network: 'HBN', status: 'airing' },
    WHO,
  )
  const season = await library.dramas.saveSeason({
    dramaId: drama.id,
    number: 1,
    status: 'airing',
    plannedEpisodes: 16,
  })
  await library.schedule.savePattern(season.id, {
    network: 'HBN',
    zone: 'Asia/Seoul',
    weekdays: [6, 7],
    minutes: 1350,
    startsOn: '2026-03-07',
  })
  const doyun = await library.people.save({ names: { en: 'Han Do-yun', ko: '한도윤' } }, WHO)
  const sera = await library.people.save({ names: { en: 'Yoon Se-ra', ko: '윤세라' } }, WHO)
  const roles = await Promise.all(
    ['Seo Jin-woo', 'Oh Ha-na'].map((name, position) =>
      library.cast.saveRole({ dramaId: drama.id, names: { en: name }, position }),
    ),
  )
  for (const [at, person] of [doyun, sera].entries())
    await library.cast.savePortrayal({ roleId: roles[at]?.id ?? '', personId: person.id, billing: 'lead' })
  const { video } = await library.videos.add({
    kind: 'making',
    durationSeconds: CUES * CUE_SECONDS,
    rights: 'embed',
    state: 'ready',
    sourceId: source.id,
  })
  const lines = Array.from({ length: CUES }, (_, number) => lineOf(number))
  const [english] = await library.captions.replace(video.id, [
    track('en', lines),
    track(
      'ko',
      lines.map((line) => `${line} 네`),
    ),
  ])
  const making = await library.makings.save(
    { videoId: video.id, dramaId: drama.id, titles: { en: 'Making-of' }, visibility: 'public', episodes: [] },
    WHO,
  )
  const said = new Set(lines.map((line) => line.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '')))
  return {
    dramaId: drama.id,
    makingId: making.id,
    people: [doyun.id, sera.id] as const,
    track: english?.id ?? '',
    lines,
    said,
    cues: CUES * 2,
  }
}

/** A line of nine words that no other cue says: its number is in it. */
function lineOf(number: number): string {
  const words = Array.from({ length: 8 }, (_, at) => WORDS[(number * 7 + at * (1 + (number % 5))) % WORDS.length] ?? '')
  words.splice(4, 0, numberWord(number))
  const sentence = words.join(' ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

const numberWord = (number: number): string =>
  `${Array.from(String(number), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')}um`

function track(language: 'en' | 'ko', lines: readonly string[]): CaptionTrack {
  const cues = lines.map((text, number): Cue => {
    const speaker = number % 2 === 0 ? '한도윤' : '윤세라'
    const start = number * CUE_SECONDS
    return {
      start,
      end: start + CUE_SECONDS - 0.5,
      text: `${speaker}: ${text}`,
      utterances: [{ speaker, text }],
      sounds: [],
      line: number * 4 + 1,
    }
  })
  return {
    file: `making.${language}.srt`,
    format: 'srt',
    language,
    layer: language === 'ko' ? 'original' : 'translation',
    automatic: false,
    cues,
    problems: [],
  }
}

export const secondsOf = (number: number): { start: number; end: number } => ({
  start: number * CUE_SECONDS,
  end: number * CUE_SECONDS + CUE_SECONDS - 0.5,
})
