import type { StoryContent } from '@aftercut/library/schema'
import type { BodyNode } from '@aftercut/pipeline/gate'
import { secondsOf, type LongMaking } from './long-making.ts'

const QUOTATIONS = 40
const NAMES = ['Han Do-yun', 'Yoon Se-ra']
const FILLER =
  'The two of them had rehearsed the scene for most of the afternoon, and when the lights came on again nobody on set seemed to be in any hurry to leave. The crew kept the machine running, and someone found a blanket.'

/** A story of 2,000 words: 40 paragraphs, each with a quotation, half of them set apart, and what a story says beside. */
export function longStory(making: LongMaking): { content: StoryContent; words: number; quotations: number } {
  const content: BodyNode[] = []
  for (let number = 0; number < QUOTATIONS; number++) {
    const cue = number * 57 + (number % 2)
    const voice = cue % 2
    const line = making.lines[cue] ?? ''
    const attrs = {
      making: making.makingId,
      ...secondsOf(cue),
      track: making.track,
      cues: [cue],
      hash: null,
      language: 'en',
      layer: 'translation',
      speaker: making.people[voice] ?? null,
    }
    const person = { type: 'person', attrs: { person: making.people[voice], role: ['Seo Jin-woo', 'Oh Ha-na'][voice] } }
    content.push({ type: 'paragraph', content: [{ type: 'text', text: FILLER }] })
    if (number % 2 === 0) content.push({ type: 'quote', attrs, content: [{ type: 'text', text: line }] })
    else
      content.push({
        type: 'paragraph',
        content: [
          { type: 'text', text: NAMES[voice] ?? '', marks: [person] },
          { type: 'text', text: ' says, ' },
          { type: 'text', text: `“${line}”`, marks: [{ type: 'said', attrs }] },
        ],
      })
  }
  content.push({
    type: 'paragraph',
    content: [{ type: 'text', text: '“The Letterbox in the Rain” airs every Saturday and Sunday at 10:30 p.m. KST.' }],
  })
  const story: StoryContent = {
    headline: 'Watch: Han Do-yun And Yoon Se-ra Talk About Filming “The Letterbox in the Rain”',
    standfirst: 'Two hours in the rain.',
    byline: 'Mina Ko',
    tags: [],
    spoiler: { season: 1, episode: 6 },
    personIds: [...making.people],
    episodeIds: [],
    body: { type: 'doc', content },
  }
  const words =
    JSON.stringify(content)
      .match(/"text":"[^"]+"/gu)
      ?.join(' ')
      .split(/\s+/u).length ?? 0
  return { content: story, words, quotations: QUOTATIONS }
}

/** The nodes of a body whose words are quoted. */
export function quotationsOf(body: unknown): BodyNode[] {
  const visit = (node: BodyNode, quoted: boolean): BodyNode[] => {
    const inQuote = quoted || node.type === 'quote' || (node.marks ?? []).some(({ type }) => type === 'said')
    if (node.text !== undefined) return inQuote ? [node] : []
    return (node.content ?? []).flatMap((child) => visit(child, inQuote))
  }
  return visit(body as BodyNode, false)
}
