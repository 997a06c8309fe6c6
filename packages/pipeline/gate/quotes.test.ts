import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyFix } from './apply-fix.ts'
import { gateOf } from './gate.ts'
import { holdLetterbox } from './hold-letterbox.fixture.ts'
import { NOW, paragraph, person, said, text, trueStory } from './letterbox.fixture.ts'
import type { Node } from './story-parts.ts'

const letterbox = holdLetterbox()
const { check, codesOf, failuresOf, oneFailure, ties, withBlocks, withWords } = letterbox

test('any word of any quotation altered, left out or added is a misquote', async () => {
  const story = trueStory(letterbox.ids)
  const quoted = quotedNodes(story.body as Node)
  expect(quoted.length).toBeGreaterThan(2)
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom('alter', 'drop', 'add'), async (which, at, how) => {
      const mutant = structuredClone(story)
      const node = quotedNodes(mutant.body as Node)[which % quoted.length]
      const words = node?.text?.split(' ') ?? []
      const place = at % words.length
      const bare = (words[place] ?? '').replace(/[^\p{L}]/gu, '')
      if (!node || bare === '') return
      // What stays must be no whole quotation of itself: at the ends a word that is left out leaves a true one.
      if (how === 'drop' && (place === 0 || place === words.length - 1)) return
      if (how === 'alter') words[place] = (words[place] ?? '').replace(bare, `${bare}x`)
      if (how === 'drop') words.splice(place, 1)
      if (how === 'add') words.splice(place, 0, 'certainly')
      node.text = words.join(' ')
      const failures = await failuresOf(mutant)
      expect(failures.map(({ severity }) => severity)).toContain('misquote')
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('the nearest truth is one key away, or the words are no quotation any more', async () => {
  const story = trueStory(letterbox.ids)
  const [, , quote] = story.body.content as Node[]
  const node = quote?.content?.[0]
  if (node?.text) node.text = node.text.replace('a long time', 'many years')
  const failure = await oneFailure(story)
  expect(failure).toMatchObject({ code: 'misquote', severity: 'misquote', place: { block: [2], from: 0 } })
  expect(failure.nearest).toContain('for a long time')
})

test('typed as plain text they are held too: in paragraphs, headline, standfirst and captions', async () => {
  const lie = '“I chose this drama because of the money,” says Han Do-yun.'
  expect(await codesOf(withWords(lie))).toEqual(['misquote'])
  expect(await codesOf({ ...trueStory(letterbox.ids), standfirst: lie })).toEqual(['misquote'])
  expect(await codesOf({ ...trueStory(letterbox.ids), headline: `Watch: ${lie}` })).toEqual(['misquote'])
  const picture = {
    type: 'picture',
    attrs: { url: 'https://a.example/b.jpg', alt: lie, credit: null, rights: 'own' },
  }
  expect(await codesOf(withBlocks(picture))).toEqual(['misquote'])
})

test('typed words that hold are offered to be bound', async () => {
  const story = withWords('Yoon Se-ra says, “It was perfect.”')
  const { failures, quotes } = await check(story)
  expect(failures).toEqual([])
  const typed = quotes.find(({ bound }) => !bound)
  expect(typed?.fix).toBeDefined()
  const bound = applyFix(story, typed?.fix ?? { label: '', edits: [] })
  expect((await check(bound)).quotes.every((quote) => quote.bound)).toBe(true)
  expect(await codesOf(bound)).toEqual([])
})

test('words of another are not theirs, in the binding or in the prose', async () => {
  const bound = {
    type: 'quote',
    attrs: said(letterbox.ids, 74, 77, letterbox.ids.sera),
    content: [text('How was my acting?')],
  }
  const failure = await oneFailure(withBlocks(bound))
  expect(failure).toMatchObject({ code: 'wrong-speaker', severity: 'misquote', nearest: '한도윤' })
  expect(await codesOf(withWords('“How was my acting?” asks Yoon Se-ra.'))).toEqual(['wrong-speaker'])
})

test('they stand where they play', async () => {
  const elsewhere = {
    type: 'quote',
    attrs: said(letterbox.ids, 9, 13, letterbox.ids.doyun),
    content: [text('How was my acting?')],
  }
  expect(await oneFailure(withBlocks(elsewhere))).toMatchObject({ code: 'quote-place', severity: 'error' })
  const nowhere = {
    type: 'quote',
    attrs: { ...said(letterbox.ids, 9, 13, letterbox.ids.doyun), making: letterbox.ids.dramaId },
    content: [text('How was my acting?')],
  }
  expect(await codesOf(withBlocks(nowhere))).toContain('quote-unbound')
})

test('a mark around them hides nothing', async () => {
  const lie = '“I do not like this drama at all.”'
  for (const mark of [{ type: 'title' }, { type: 'strong' }, person(letterbox.ids.doyun)])
    expect(await codesOf(withBlocks(paragraph(text('He says: '), text(lie, mark))))).toContain('misquote')
  // Only a part is bound, and the rest stands within the same marks.
  const half = paragraph(
    text('He says: “'),
    text('How was my acting?', { type: 'said', attrs: said(letterbox.ids, 74, 77, letterbox.ids.doyun) }),
    text(' It was the worst.”'),
  )
  expect(await codesOf(withBlocks(half))).toContain('misquote')
})

test('a question and its answer in one sentence are two people’s; one sentence of two people is a misquote', async () => {
  const ask = text('“How was my acting?”', { type: 'said', attrs: said(letterbox.ids, 74, 77, letterbox.ids.doyun) })
  const reply = text('“It was perfect.”', { type: 'said', attrs: said(letterbox.ids, 78, 82, letterbox.ids.sera) })
  const led = paragraph(ask, text(' he asks, and gets his answer in the voice of a machine: '), reply)
  expect(await codesOf(withBlocks(led))).toEqual([])
  const joined = paragraph(
    text('“How was my acting,”', ask.marks?.[0] ?? { type: 'em' }),
    text(' he says, '),
    text('“it was perfect.”', reply.marks?.[0] ?? { type: 'em' }),
  )
  expect(await codesOf(withBlocks(joined))).toContain('misquote')
})

test('captions that are edited open what rests on them', async () => {
  const [cue] = (await letterbox.library.captions.cues(letterbox.ids.en)).filter(({ start }) => start === 86)
  if (!cue) throw new Error('no cue')
  const edit = { trackId: letterbox.ids.en, number: cue.number }
  const [after] = await letterbox.library.captions.editCues(
    [{ ...edit, version: cue.version, text: 'You could say that I took this drama for that line.' }],
    'editor',
  )
  const report = await gateOf(letterbox.library).check(trueStory(letterbox.ids), ties(), NOW, true)
  expect(report.failures.map(({ code }) => code)).toEqual(['misquote'])
  await letterbox.library.captions.editCues(
    [{ ...edit, version: after?.version ?? 0, text: cue.text, utterances: cue.utterances }],
    'editor',
  )
  expect((await gateOf(letterbox.library).check(trueStory(letterbox.ids), ties(), NOW, true)).failures).toEqual([])
})

test('without a making-of nothing holds them, and titles are none', async () => {
  const untold = trueStory(letterbox.ids)
  const codes = async (...words: string[]) => {
    const body = { type: 'doc', content: words.map((each) => paragraph(text(each))) }
    const report = await gateOf(letterbox.library).check({ ...untold, body }, { ...ties(), makingId: null }, NOW)
    return report.failures.map(({ code }) => code).filter((code) => code.startsWith('quote'))
  }
  expect(await codes('“The Letterbox in the Rain” airs every Saturday and Sunday, a so-called “rainy” drama.')).toEqual(
    [],
  )
  expect(await codes('“I love it,” says Yoon Se-ra.')).toEqual(['quote-unheld'])
})

function quotedNodes(node: Node, inQuote = false): Node[] {
  const quoted = inQuote || (node.marks ?? []).some(({ type }) => type === 'said')
  if (node.text !== undefined) return quoted ? [node] : []
  return (node.content ?? []).flatMap((child) => quotedNodes(child, quoted || node.type === 'quote'))
}
