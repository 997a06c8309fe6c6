import { htmlProse } from './html-prose.ts'
import { markdownProse } from './markdown-prose.ts'
import { ProseWriter, type Prose } from './prose-writer.ts'
import { pairTypedMarks } from './typed-marks.ts'

export type StoryFormat = 'markdown' | 'html' | 'text'

/** A line longer than this is a paragraph, not a line that was broken to a width. */
const PARAGRAPH_LINE = 120

/** What a reader reads of a story: markup, code, attributes and what is hidden left out. */
export function proseOf(source: string, format: StoryFormat): Prose {
  if (format === 'html') return htmlProse(source)
  return pairTypedMarks(format === 'markdown' ? markdownProse(source) : textProse(source))
}

/** The format of a story file by its name: .md, .markdown, .html, .htm, .xhtml; anything else is text. */
export function storyFormat(fileName: string): StoryFormat {
  if (/\.(?:md|markdown|mdx|mkd)$/iu.test(fileName)) return 'markdown'
  return /\.(?:html?|xhtml)$/iu.test(fileName) ? 'html' : 'text'
}

function textProse(source: string): Prose {
  const writer = new ProseWriter(source.length)
  const paragraphLines = source.split('\n').some((line) => line.length > PARAGRAPH_LINE)
  let at = 0
  for (const line of source.split('\n')) {
    if (line.trim() === '') writer.paragraph()
    else {
      for (let column = 0; column < line.length; column++) writer.put(line.charAt(column), at + column)
      if (paragraphLines) writer.paragraph()
      else writer.put(' ', at + line.length)
    }
    at += line.length + 1
  }
  return writer.finish()
}
