import { Schema, type MarkSpec, type NodeSpec, type TagParseRule } from 'prosemirror-model'

const quoteAttrs = {
  making: {},
  start: {},
  end: {},
  track: { default: null },
  cues: { default: [] },
  hash: { default: null },
  language: { default: 'und' },
  layer: { default: 'original' },
  speaker: { default: null },
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  text: { group: 'inline' },
  paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    group: 'block',
    content: 'text*',
    marks: 'em',
    attrs: { level: { default: 2, validate: 'number' } },
    defining: true,
    parseDOM: [
      { tag: 'h2', attrs: { level: 2 } },
      { tag: 'h3', attrs: { level: 3 } },
      // As other programs have them: the first level is the headline's here, and there are two below it.
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h4', attrs: { level: 3 } },
    ],
    toDOM: (node) => [`h${node.attrs['level'] === 3 ? 3 : 2}`, 0],
  },
  /** Words that someone says, set apart. What stands in it is what stands in the captions. */
  quote: {
    group: 'block',
    content: 'text*',
    marks: 'em',
    attrs: quoteAttrs,
    defining: true,
    isolating: true,
    toDOM: () => ['blockquote', 0],
  },
  /** Something that happens, told, and played on demand. */
  moment: {
    group: 'block',
    content: 'inline*',
    attrs: { making: {}, start: {}, end: {}, kind: { default: 'after-cut' } },
    defining: true,
    toDOM: (node) => ['div', { 'data-moment': String(node.attrs['kind']) }, 0],
  },
  /** When the drama airs, written at reading time from the library. */
  airing: { group: 'block', atom: true, attrs: { drama: {} }, toDOM: () => ['div', { 'data-airing': '' }] },
  /** Where to watch a drama, for the reader's territory. */
  offer: {
    group: 'block',
    atom: true,
    attrs: { drama: {}, person: { default: null } },
    toDOM: () => ['div', { 'data-offer': '' }],
  },
  related: { group: 'block', atom: true, attrs: { story: {} }, toDOM: () => ['div', { 'data-related': '' }] },
  picture: {
    group: 'block',
    atom: true,
    attrs: {
      key: { default: null },
      url: { default: null },
      alt: { validate: 'string' },
      credit: { default: null },
      width: { default: null },
      height: { default: null },
      /** The making-of that it is a still of, and its second there: whose rights it is under. */
      making: { default: null },
      at: { default: null },
      /** For a picture of another origin: what the house may do with it. */
      rights: { default: null },
    },
    toDOM: (node) => ['img', { alt: String(node.attrs['alt']) }],
  },
  /** The making-of's player, where the story wants it; else it stands at the head. */
  video: {
    group: 'block',
    atom: true,
    attrs: { making: {}, chapters: { default: true } },
    toDOM: () => ['div', { 'data-video': '' }],
  },
  credits: { group: 'block', content: 'text*', toDOM: () => ['p', { 'data-credits': '' }, 0] },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    parseDOM: [{ tag: 'ul' }, { tag: 'ol' }],
    toDOM: () => ['ul', 0],
  },
  list_item: { content: 'paragraph+', parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
}

/** As it is written: where the content policy refuses inline styles, `element.style` knows nothing of it. */
const styleOf = (element: { getAttribute(name: string): string | null }): string => element.getAttribute('style') ?? ''

/** What a style says that other programs write in place of a tag; other marks of the same element count too. */
const styled = (says: RegExp): TagParseRule => ({
  tag: 'span[style]',
  getAttrs: (element) => (says.test(styleOf(element)) ? null : false),
  consuming: false,
})

const marks: Record<string, MarkSpec> = {
  /** Words that someone says, in a sentence of ours. Bound to cues, as the block is. */
  said: { attrs: quoteAttrs, inclusive: false, toDOM: () => ['q', 0] },
  person: {
    attrs: { person: {}, role: { default: null } },
    inclusive: false,
    toDOM: () => ['span', { 'data-person': '' }, 0],
  },
  /** A claim that the library can check: 'number two of the week'. */
  ranking: { attrs: { ranking: {}, rank: {} }, inclusive: false, toDOM: () => ['span', { 'data-ranking': '' }, 0] },
  /**
   * Relative words for a day or an instant ("two weeks ago"; `at` in ISO 8601). They are said anew for each reader's day,
   * or stand as written where they are `frozen`.
   */
  when: {
    attrs: { at: { validate: 'string' }, frozen: { default: false, validate: 'boolean' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'time[datetime]',
        getAttrs: (element) => ({ at: element.getAttribute('datetime'), frozen: element.hasAttribute('data-frozen') }),
      },
    ],
    toDOM: (mark) => [
      'time',
      { datetime: String(mark.attrs['at']), ...(mark.attrs['frozen'] === true ? { 'data-frozen': '' } : {}) },
      0,
    ],
  },
  /** The name of a work. */
  title: { inclusive: false, toDOM: () => ['cite', 0] },
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: (element) => ({ href: element.getAttribute('href') }) }],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // Google Docs wraps all that is copied in a <b> of normal weight, and writes what is bold as a style.
      { tag: 'b', getAttrs: (element) => (/font-weight:\s*(normal|[1-5]00)/.test(styleOf(element)) ? false : null) },
      styled(/font-weight:\s*(bold|[6-9]00)/),
    ],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [
      { tag: 'em' },
      { tag: 'i', getAttrs: (element) => (/font-style:\s*normal/.test(styleOf(element)) ? false : null) },
      styled(/font-style:\s*italic/),
    ],
    toDOM: () => ['em', 0],
  },
}

/** The one schema of stories: for the desk's editor, the pages, the gate and whoever checks a body on the server. */
export const storySchema = new Schema({ nodes, marks })
