import type { Failure, Fix } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { placeIn, type Parts, type Run, type Words } from './story-parts.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const CARDINALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const WHAT = String.raw`(?:most[\s-](?:watched|viewed|popular|buzzworthy|streamed|searched|talked)|highest[\s-]rated|best[\s-]rated|in\s+(?:the\s+)?(?:ratings|rankings?|charts?))`
/** "No. 2", "ranked second", "number one", "second most-watched", "topped the chart", "2위". */
const CLAIMS: RegExp[] = [
  /\b(?:no\.|number|#)\s?(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s*(?:episodes?|fan))/giu,
  new RegExp(
    String.raw`\b(?:rank(?:s|ed|ing)?|placed|came(?:\s+in)?|took)\s+(?:in\s+)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))\b`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))[\s-]+${WHAT}`,
    'giu',
  ),
  new RegExp(String.raw`\b(topped|tops|topping)\s+(?:[^.!?\n]{0,40}\b)?(?:rankings?|charts?|lists?)`, 'giu'),
  /(\d{1,3})\s?위/gu,
]

export function rankIn(text: string): number | undefined {
  return rankClaims(text)[0]?.rank
}

function rankClaims(text: string): { from: number; to: number; rank: number; said: string }[] {
  const found = CLAIMS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      said: match[1] ?? '',
      rank: rankOf(match[1] ?? ''),
    })),
  )
  return found.filter((one, at) => found.findIndex(({ from, to }) => from < one.to && one.from < to) === at)
}

function rankOf(said: string): number {
  const word = said.toLowerCase()
  if (word.startsWith('top')) return 1
  const place = Math.max(ORDINALS.indexOf(word), CARDINALS.indexOf(word))
  return place >= 0 ? place + 1 : Number.parseInt(word, 10)
}

/** A rank is a claim that a list of the library bears out, as of the day of publication. */
export function checkRankings(parts: Parts, dramaId: string | null, facts: GateFacts): Failure[] {
  return parts.words
    .filter(({ type }) => type !== 'quote')
    .flatMap((words) => {
      const marks = words.runs.filter(({ type }) => type === 'ranking')
      const typed = rankClaims(words.text).filter(
        ({ from, to }) =>
          !words.runs.some((run) => (run.type === 'ranking' || run.type === 'said') && from < run.to && run.from < to),
      )
      return [
        ...marks.flatMap((run) => checkMark(words, run, dramaId, facts)),
        ...typed.flatMap((claim) => checkTyped(words, claim, facts)),
      ]
    })
}

function checkMark(words: Words, run: Run, dramaId: string | null, facts: GateFacts): Failure[] {
  const { ranking, rank } = run.attrs
  const common = { place: placeIn(words, run.from, run.to), words: run.text }
  const at = { ...common.place, from: run.from, to: run.to }
  const series = typeof ranking === 'string' ? facts.rankings.get(ranking) : undefined
  const unmark: Fix = { label: 'unmark', edits: [{ do: 'unmark', at, mark: 'ranking' }] }
  if (!series)
    return [
      {
        ...common,
        code: 'ranking-unknown',
        severity: 'error',
        message: `“${run.text}” rests on a ranking that the library does not hold.`,
        fix: unmark,
      },
    ]
  const entry = series.entries.find(({ drama }) => drama?.id === dramaId)
  const said = rankIn(run.text)
  if (entry && entry.rank === Number(rank) && (said === undefined || said === entry.rank)) return []
  const list = `${series.series.titles[facts.language] ?? series.series.titles['en'] ?? series.series.slug} (${series.ranking.fromOn} – ${series.ranking.toOn})`
  if (!entry)
    return [
      {
        ...common,
        code: 'ranking-absent',
        severity: 'error',
        message: `“${run.text}”: the drama is not in ${list}.`,
        fix: unmark,
      },
    ]
  const attrs = { ranking, rank: entry.rank }
  const text = said === undefined ? run.text : withRank(run.text, entry.rank)
  return [
    {
      ...common,
      code: 'ranking-wrong',
      severity: 'error',
      nearest: String(entry.rank),
      values: { list },
      message: `“${run.text}”: it is number ${entry.rank} in ${list}.`,
      fix: {
        label: 'nearest',
        shows: text,
        edits: [
          ...(text === run.text ? [] : [{ do: 'replace' as const, at, text }]),
          { do: 'mark', at, mark: 'ranking', attrs },
        ],
      },
    },
  ]
}

/** A rank that nobody marked: some list must give the drama that rank. */
function checkTyped(words: Words, claim: { from: number; to: number; rank: number }, facts: GateFacts): Failure[] {
  const known = facts.drama?.rankings ?? []
  const common = { place: placeIn(words, claim.from, claim.to), words: words.text.slice(claim.from, claim.to) }
  const fitting = known.find(({ rank }) => rank === claim.rank)
  if (fitting) return []
  const [nearest] = known
  const list = nearest
    ? (nearest.series.titles[facts.language] ?? nearest.series.titles['en'] ?? nearest.series.slug)
    : ''
  const at = { ...common.place, from: claim.from, to: claim.to }
  const text = nearest ? withRank(common.words, nearest.rank) : common.words
  return [
    {
      ...common,
      code: nearest ? 'ranking-wrong' : 'ranking-unsourced',
      severity: nearest ? 'error' : 'warning',
      values: { list },
      ...(nearest ? { nearest: String(nearest.rank) } : {}),
      message: nearest
        ? `“${common.words}”: it is number ${nearest.rank} in ${list}.`
        : `“${common.words}”: no ranking of the library says so.`,
      ...(nearest && text !== common.words
        ? { fix: { label: 'nearest', shows: text, edits: [{ do: 'replace' as const, at, text }] } }
        : {}),
    },
  ]
}

/** The same words with another rank in them. */
function withRank(text: string, rank: number): string {
  const said = rankClaims(text)[0]?.said ?? ''
  if (said === '' || /^top/iu.test(said)) return text
  const word = said.toLowerCase()
  const now = ORDINALS.includes(word)
    ? (ORDINALS[rank - 1] ?? `number ${rank}`)
    : CARDINALS.includes(word)
      ? (CARDINALS[rank - 1] ?? String(rank))
      : /\d(?:st|nd|rd|th)$/iu.test(word)
        ? `${rank}${suffix(rank)}`
        : String(rank)
  return text.replace(said, now)
}

function suffix(rank: number): string {
  const form = new Intl.PluralRules('en', { type: 'ordinal' }).select(rank)
  return { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[form]
}
