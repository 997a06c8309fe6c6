import { afterAll, beforeAll, expect } from 'vitest'
import { openLibrary, type Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import { applyFix } from './apply-fix.ts'
import type { Failure } from './failure.ts'
import { gateOf } from './gate.ts'
import { fillLetterbox, NOW, paragraph, text, trueStory, type Letterbox } from './letterbox.fixture.ts'
import type { Node } from './story-parts.ts'

/** A library with the letterbox drama, open for the tests of a file, and stories of it held against its facts. */
export function holdLetterbox() {
  let library: Library
  let ids: Letterbox
  beforeAll(async () => {
    library = await openLibrary({ memory: true })
    ids = await fillLetterbox(library)
  })
  afterAll(() => library.close())

  const ties = (language = 'en') => ({ language, dramaId: ids.dramaId, makingId: ids.makingId })
  const check = (content: StoryContent, at = NOW, language = 'en') => gateOf(library).check(content, ties(language), at)
  const failuresOf = async (content: StoryContent, at = NOW, language = 'en') =>
    (await check(content, at, language)).failures
  const codesOf = async (content: StoryContent, at = NOW, language = 'en') =>
    (await failuresOf(content, at, language)).map(({ code }) => code)

  /** The true story with some blocks more. */
  const withBlocks = (...blocks: Node[]): StoryContent => {
    const story = trueStory(ids)
    return { ...story, body: { type: 'doc', content: [...(story.body.content ?? []), ...blocks] } }
  }
  const withWords = (...words: string[]) => withBlocks(...words.map((each) => paragraph(text(each))))

  /** The one failure; its fix, where it has one, must put it right. */
  async function oneFailure(content: StoryContent, at = NOW, language = 'en'): Promise<Failure> {
    const failures = await failuresOf(content, at, language)
    expect(failures.map(({ message }) => message)).toHaveLength(1)
    const [failure] = failures
    if (!failure) throw new Error('nothing failed')
    for (const fix of [failure.fix, failure.otherwise])
      if (fix) expect(await codesOf(applyFix(content, fix), at, language)).toEqual([])
    return failure
  }

  return {
    get library() {
      return library
    },
    get ids() {
      return ids
    },
    ties,
    check,
    failuresOf,
    codesOf,
    withBlocks,
    withWords,
    oneFailure,
  }
}
