import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parseCaptions } from '../captions/index.ts'
import { checkReport, clockTime, reportSchema, segmentTitle, writeChapters, writeOtio } from './index.ts'
import type { Report } from './index.ts'

const report: Report = {
  format: 'aftercut.watch/1',
  making: {
    file: 'making of #1.mp4',
    durationSeconds: 30,
    title: 'A making-of',
    captions: [{ file: 'making.ko.srt', language: 'ko', cues: 4 }],
  },
  episodes: [{ id: 'e1', file: 'e1.mkv', durationSeconds: 3600 }],
  shots: [
    { start: 0, end: 10.01 },
    { start: 10.01, end: 30 },
  ],
  segments: [
    { start: 0, end: 5, kind: 'card', confidence: 1, because: [] },
    {
      start: 5,
      end: 12,
      kind: 'take',
      take: 1,
      day: 1,
      scene: { start: 100, end: 110, episode: 'e1' },
      confidence: 0.9,
      because: ['two lines of the scene <in order> & more'],
    },
    { start: 12, end: 20, kind: 'clip', scene: { start: 100, end: 110, episode: 'e1' }, confidence: 1, because: [] },
    { start: 20, end: 25, kind: 'set', confidence: 0.5, because: [] },
    { start: 25, end: 30, kind: 'set', confidence: 0.5, because: [] },
  ],
  matches: [
    {
      making: { start: 12, end: 20 },
      episode: { start: 100, end: 108, id: 'e1' },
      rate: 1,
      by: ['audio', 'video'],
      confidence: 0.99,
    },
    {
      making: { start: 14, end: 18 },
      episode: { start: 500, end: 502, id: 'e1' },
      rate: 2,
      by: ['video'],
      confidence: 0.7,
    },
  ],
  calls: [{ at: 11.5, call: 'cut', words: '컷!', cue: { captions: 0, cue: 1 } }],
  moments: [
    {
      start: 12,
      end: 14,
      kind: 'hug',
      words: '(포옹)',
      who: ['A'],
      afterCall: 0,
      confidence: 0.8,
      because: ['captions'],
    },
  ],
  quotes: [
    {
      start: 26,
      end: 29,
      text: '좋았어요',
      speaker: 'A',
      language: 'ko',
      layer: 'original',
      cues: [{ captions: 0, cue: 3 }],
    },
  ],
  problems: [{ file: 'making.ko.srt', code: 'blank-line', message: 'Line 3: …', line: 3 }],
}

/** The schema with nothing allowed beside what it names: what we write today must fit this too. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, strict(value)])
  const closed: Record<string, unknown> = Object.fromEntries(entries)
  return closed['type'] === 'object' ? { ...closed, additionalProperties: false } : closed
}

const ajv = new Ajv2020({ allErrors: true, strict: true })
const validate = ajv.compile(reportSchema)
const validateStrictly = ajv.compile({ ...(strict(reportSchema) as object), $id: 'strict' })

test('the schema knows every field of a report, and leaves room for more', () => {
  expect(validateStrictly(report), JSON.stringify(validateStrictly.errors)).toBe(true)
  expect(validate({ ...report, extra: 1, calls: [{ ...report.calls[0], extra: 1 }] })).toBe(true)
})

test.each<[string, (copy: any) => void]>([
  ['another format', (copy) => (copy.format = 'aftercut.watch/2')],
  ['a missing list', (copy) => delete copy.moments],
  ['a negative time', (copy) => (copy.shots[0].start = -1)],
  ['a time as text', (copy) => (copy.calls[0].at = '11.5')],
  ['an unknown kind of segment', (copy) => (copy.segments[0].kind = 'trailer')],
  ['a take counted from nought', (copy) => (copy.segments[1].take = 0)],
  ['a match by nothing', (copy) => (copy.matches[0].by = [])],
  ['a confidence above one', (copy) => (copy.matches[0].confidence = 1.2)],
  ['a quote without cues', (copy) => (copy.quotes[0].cues = [])],
  ['a problem without a message', (copy) => delete copy.problems[0].message],
])('the schema refuses %s', (_, spoil) => {
  const copy = structuredClone(report)
  spoil(copy)
  expect(validate(copy)).toBe(false)
})

test('a sound report has no faults', () => {
  expect(checkReport(report)).toEqual([])
})

test.each<[string, (copy: Report) => void, RegExp]>([
  ['a gap between shots', (copy) => (copy.shots[1]!.start = 10.5), /shots\[1\]: a gap/],
  ['segments that overlap', (copy) => (copy.segments[1]!.start = 4), /segments\[1\]: starts at 4 s, before 5 s/],
  ['segments that end too soon', (copy) => copy.segments.pop(), /segments: end at 25 s/],
  ['no shots at all', (copy) => (copy.shots = []), /shots: none/],
  ['a match beyond the episode', (copy) => (copy.matches[0]!.episode.end = 4000), /lies outside/],
  ['a match of an unknown episode', (copy) => (copy.matches[0]!.episode.id = 'e2'), /no episode "e2"/],
  ['a rate that does not fit', (copy) => (copy.matches[0]!.rate = 1.2), /rate does not fit/],
  ['a call on a cue that is not there', (copy) => (copy.calls[0]!.cue.cue = 9), /no such cue/],
  ['a moment after a call that is not there', (copy) => (copy.moments[0]!.afterCall = 3), /no call 3/],
  ['takes that begin with two', (copy) => (copy.segments[1]!.take = 2), /numbered 2/],
  ['a take without a number', (copy) => delete copy.segments[1]!.take, /take of a scene without a number/],
  ['times that are no numbers', (copy) => (copy.quotes[0]!.start = NaN), /no numbers/],
])('checkReport tells %s', (_, spoil, fault) => {
  const copy = structuredClone(report)
  spoil(copy)
  expect(checkReport(copy).join('\n')).toMatch(fault)
})

test('chapters are WebVTT, with like neighbours joined', () => {
  const [track] = parseCaptions(writeChapters(report), { file: 'chapters.vtt' })
  expect(track?.problems).toEqual([])
  expect(track?.cues.map(({ start, end, text }) => [start, end, text])).toEqual([
    [0, 5, 'Card'],
    [5, 12, 'Take 1 · e1 at 1:40'],
    [12, 20, 'Clip · e1 at 1:40'],
    [20, 30, 'On set'],
  ])
})

test('titles and clocks', () => {
  expect(segmentTitle({ start: 0, end: 1, kind: 'interview', confidence: 1, because: [] })).toBe('Interview')
  expect([0, 59.999, 60, 3723.5, 0.3].map((seconds) => clockTime(seconds))).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '1:02:03',
    '0:00',
  ])
  expect([0.3, 59.96, 61.25].map((seconds) => clockTime(seconds, 1))).toEqual(['0:00.3', '0:59.9', '1:01.2'])
})

/** The fields of OpenTimelineIO's schemas as its library writes them (its docs: "Serialized Data (Fields Only)"). */
const FIELDS: Record<string, string[]> = {
  'Timeline.1': ['global_start_time', 'metadata', 'name', 'tracks'],
  'Stack.1': ['children', 'effects', 'enabled', 'markers', 'metadata', 'name', 'source_range'],
  'Track.1': ['children', 'effects', 'enabled', 'kind', 'markers', 'metadata', 'name', 'source_range'],
  'Clip.2': [
    'active_media_reference_key',
    'effects',
    'enabled',
    'markers',
    'media_references',
    'metadata',
    'name',
    'source_range',
  ],
  'Gap.1': ['effects', 'enabled', 'markers', 'metadata', 'name', 'source_range'],
  'ExternalReference.1': ['available_image_bounds', 'available_range', 'metadata', 'name', 'target_url'],
  'Marker.2': ['color', 'comment', 'marked_range', 'metadata', 'name'],
  'LinearTimeWarp.1': ['effect_name', 'metadata', 'name', 'time_scalar'],
  'TimeRange.1': ['duration', 'start_time'],
  'RationalTime.1': ['rate', 'value'],
}
const COLOURS = 'PINK RED ORANGE YELLOW GREEN CYAN BLUE PURPLE MAGENTA BLACK WHITE'.split(' ')

type Otio = Record<string, any>

function visit(value: unknown, see: (object: Otio) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see)
  else if (typeof value === 'object' && value !== null) {
    see(value)
    for (const [key, item] of Object.entries(value)) if (key !== 'metadata') visit(item, see)
  }
}

const frames = (item: Otio): number => item['source_range'].duration.value

test('the timeline has the schemas and fields of OpenTimelineIO, and no others', () => {
  const timeline: Otio = JSON.parse(writeOtio(report, { framesPerSecond: 30000 / 1001 }))
  const seen = new Set<string>()
  visit(timeline, (object) => {
    const schema = object['OTIO_SCHEMA']
    if (schema === undefined) return
    seen.add(schema)
    const fields = Object.keys(object).filter((key) => key !== 'OTIO_SCHEMA')
    expect(fields.toSorted(), schema).toEqual(FIELDS[schema])
    if (schema === 'RationalTime.1') {
      expect(object['rate']).toBe(30000 / 1001)
      expect(Number.isInteger(object['value'])).toBe(true)
    }
    if (schema === 'Marker.2') expect(COLOURS).toContain(object['color'])
    if (schema === 'Clip.2')
      expect(Object.keys(object['media_references'])).toEqual([object['active_media_reference_key']])
  })
  expect([...seen].toSorted()).toEqual(Object.keys(FIELDS).toSorted())
})

test('the timeline: shots end to end, clips of episodes where they match, markers for what was found', () => {
  const timeline: Otio = JSON.parse(writeOtio(report, { framesPerSecond: 24 }))
  const [making, first, second, sound] = timeline['tracks'].children
  expect([making.kind, first.kind, second.kind, sound.kind]).toEqual(['Video', 'Video', 'Video', 'Audio'])
  expect(making.children.map(frames)).toEqual([240, 480])
  expect(making.children[1].source_range.start_time.value).toBe(240)
  expect(making.children[0].media_references.DEFAULT_MEDIA.target_url).toBe('making%20of%20%231.mp4')
  expect(making.markers.map((marker: Otio) => marker['name'])).toContain('Take 1 · e1 at 1:40')
  expect(first.children.map((item: Otio) => [item['OTIO_SCHEMA'], frames(item)])).toEqual([
    ['Gap.1', 288],
    ['Clip.2', 192],
  ])
  expect(second.children.at(-1).effects).toMatchObject([{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: 0.5 }])
  expect(
    timeline['tracks'].markers.map((marker: Otio) => [marker['name'], marker['marked_range'].start_time.value]),
  ).toEqual([
    ['call: cut', 276],
    ['moment: hug', 288],
    ['quote: A', 624],
  ])
})
