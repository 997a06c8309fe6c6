import { describe, expect, it } from 'vitest'
import { findQuotations } from './find-quotations.ts'
import type { StoryFormat } from './prose.ts'

const read = (text: string, format: StoryFormat = 'markdown') => findQuotations(text, format)
const texts = (text: string, format?: StoryFormat) => read(text, format).map(({ text }) => text)
const kinds = (text: string) => read(text).map(({ kind }) => kind)
const speakers = (text: string) => read(text).map(({ attribution }) => attribution?.names.join('/'))

describe('marks', () => {
  it.each([
    ['straight', '"I waited for this day," she said.'],
    ['curly', '“I waited for this day,” she said.'],
    ['single', '‘I waited for this day,’ she said.'],
    ['straight single', "'I waited for this day,' she said."],
    ['guillemets', 'Elle dit : « I waited for this day, »'],
    ['low and high', '„I waited for this day,“ sagte sie.'],
    ['Japanese', '彼女は「I waited for this day,」と言った。'],
    ['mixed', '“I waited for this day," she said.'],
  ])('%s', (_, text) => expect(texts(text)).toEqual(['I waited for this day,']))

  it('tells apostrophes and inches from marks', () => {
    expect(texts("‘I didn’t know the actors’ names,’ said Kim Ji Won. It's the '90s.")).toEqual([
      'I didn’t know the actors’ names,',
    ])
    expect(texts('He is 6\'2" tall and his screen is 27" wide. "I am tall," he said.')).toEqual(['I am tall,'])
  })

  it('takes the outer pair of nested ones', () => {
    expect(texts('She said, “He told me ‘go on’ and I did.”')).toEqual(['He told me ‘go on’ and I did.'])
  })

  it('reads a quotation over paragraphs', () => {
    for (const [open, close] of ['“”', '""'].map((pair) => pair.split(''))) {
      expect(texts(`${open}It was cold.\n\n${open}Then it was warm,${close} she said.`)).toEqual([
        'It was cold. Then it was warm,',
      ])
    }
  })

  it('never drops what is not paired', () => {
    expect(read('She said, “I waited for this day.')[0]).toMatchObject({ unclosed: true, kind: 'quotation' })
    expect(read('She said I waited for this day."')[0]).toMatchObject({ unclosed: true, kind: 'quotation' })
  })
})

describe('formats', () => {
  it('reads Markdown: emphasis, links and escapes are read through, code, addresses and images are not', () => {
    const text = [
      '---\ntitle: "Front matter is no quotation"\n---',
      '## “It was *so* **good**,” [she said](https://x.test "a title")',
      '`let a = "code"` and ![alt "text"](x.png "t")',
      '```js\nconst b = "code too"\n```',
      'She said, “since \\[Mr. Gu\\] says [it][ref] &mdash; so”.\n\n[ref]: https://x.test "title"',
    ].join('\n\n')
    expect(texts(text)).toEqual(['It was so good,', 'since [Mr. Gu] says it — so'])
  })

  it('reads HTML: entities and inline tags are read through, attributes, scripts and code are not', () => {
    const text = `<p title="no 'quotation' here">She said, &ldquo;It was <em>so</em> go&shy;od, &#8216;so&#8217; good.&#x201D;</p>
      <script>const a = "no quotation"</script><pre>"code"</pre><!-- "comment" --><q>I liked it a lot,</q> she said.`
    expect(texts(text, 'html')).toEqual(['It was so go\u00adod, ‘so’ good.', 'I liked it a lot,'])
  })

  it('takes a block quotation without marks as a quotation of whom it credits', () => {
    const expected = {
      kind: 'quotation',
      text: 'I waited for this day.',
      attribution: { names: ['Son Suk Ku'], how: 'named' },
    }
    expect(read('> I waited for this day.\n>\n> — Son Suk Ku')[0]).toMatchObject(expected)
    const html = '<blockquote><p>I waited for this day.</p><footer>— Son Suk Ku</footer></blockquote>'
    expect(read(html, 'html')[0]).toMatchObject(expected)
  })

  it('gives places in the source', () => {
    const text = '# Watch\n\nShe said, **“It was _so_ good.”**'
    const [quotation] = read(text)
    expect(quotation?.line).toBe(3)
    expect(text.slice(quotation?.from, quotation?.to)).toBe('“It was _so_ good.”')
  })
})

describe('attribution', () => {
  it('joins what it splits', () => {
    expect(read('"Honestly," she said, "I think so."')[0]).toMatchObject({
      parts: ['Honestly,', 'I think so.'],
      joins: ['continues'],
    })
    expect(read('"I loved it," said Kim Ji Won. "I would do it again."')[0]?.joins).toEqual(['sentence'])
  })

  it('keeps two people apart', () => {
    expect(speakers('Son Suk Ku asks, “How was it?” Kim Ji Won jokingly responds, “It was so good.”')).toEqual([
      'Son Suk Ku',
      'Kim Ji Won',
    ])
    expect(speakers('"Was it good?" asked Kim Ji Won. "Yes," replied Son Suk Ku.')).toEqual([
      'Kim Ji Won',
      'Son Suk Ku',
    ])
  })

  it('tells two quotations in one sentence apart', () => {
    const text =
      'Asked about “the best scene,” Jang Na Ra picks “the courtroom scene,” adding, “It took us eleven hours.”'
    expect(texts(text)).toEqual(['the best scene,', 'the courtroom scene,', 'It took us eleven hours.'])
    expect(speakers(text)).toEqual([undefined, 'Jang Na Ra', 'Jang Na Ra'])
  })

  it.each([
    ['After Son Suk Ku laughs, Kim Ji Won says, "It was fun."', 'Kim Ji Won'],
    ['Kim Ji Won, sitting next to Son Suk Ku, says, "It was fun."', 'Kim Ji Won'],
    ['Kim Ji Won looks at Son Suk Ku and adds, "It was fun."', 'Kim Ji Won'],
    ['Son Suk Ku told Kim Ji Won, "You did well."', 'Son Suk Ku'],
    ['"It was fun," says Kim Ji Won\'s co-star Son Suk Ku.', 'Son Suk Ku'],
    ['According to Lee El, "we laughed so much."', 'Lee El'],
    ['**Lee El**: "We laughed so much."', 'Lee El'],
    ['Mr. Gu (Son Suk Ku) says, "I chose this."', 'Mr. Gu/Son Suk Ku'],
    ['Kim Ji Won and Son Suk Ku said, "We had fun."', 'Kim Ji Won/Son Suk Ku'],
    ['Kim Ji Won was asked about it.\n\n"I loved it," she said.', 'Kim Ji Won'],
    ['“I waited,” Son Suk Ku said, earning himself a high-five for his comment.', 'Son Suk Ku'],
    ['김지원은 “좋았어요”라고 말했다.', '김지원'],
    ['キム・ジウォンは「良かったです」と語った。', 'キム・ジウォン'],
  ])('%s', (text, names) => expect(speakers(text)).toEqual([names]))
})

describe('titles and scare quotes', () => {
  it.each([
    '“My Liberation Notes” has shared the making video.',
    'JTBC’s “My Liberation Notes” is about three siblings.',
    'Start watching Kim Ji Won in “Fight For My Way” here!',
    'The drama "signal" returns.',
    'In the making-of for “Good Partner,” Jang Na Ra says much.',
    'His favourite drama, he said, is “Crash Landing on You.”',
    "JTBC 드라마 '나의 해방일지'가 방송된다.",
    'ドラマ『私の解放日誌』は人気だ。',
    '《나의 해방일지》 메이킹이 나왔다.',
  ])('title: %s', (text) => expect(kinds(text)).toEqual(['title']))

  it.each([
    'The so-called "love scene" was cold.',
    'Their “bromance” is back.',
    "'추앙'이라는 단어가 나온다.",
    "이른바 '추앙 커플'의 호흡이 화제다.",
    'The fans call themselves “liberators.”',
  ])('scare: %s', (text) => expect(kinds(text)).toEqual(['scare']))

  it.each([
    'Kim Ji Won said, "Thank You So Much"',
    '"Thank You," she said.',
    'She called it "very emotional."',
    'She found it “very emotional and like she was being filled.”',
    'The director announced "cut".',
    'The line "I want you to worship me" is famous.',
    '“Yes!” Kim Ji Won shouts.',
    'She says that it was “When Mr. Baek”.',
  ])('quotation: %s', (text) => expect(kinds(text)).toEqual(['quotation']))
})

it('stays quick on a sentence that never ends', () => {
  const short = '“A b c d,” said X and Y and '.repeat(20)
  const long = '“A b c d,” said X and Y and '.repeat(2000)
  expect(findQuotations(short, 'markdown')).toHaveLength(20)
  // Cubic once: minutes.
  expect(findQuotations(long, 'markdown')).toHaveLength(2000)
}, 180_000)
