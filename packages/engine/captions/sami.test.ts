import { expect, test } from 'vitest'
import { parseCaptions } from './index.ts'

const HEAD = `<SAMI>
<HEAD>
<TITLE>제목</TITLE>
<STYLE TYPE="text/css">
<!--
P { margin-left:8pt; font-family:굴림; }
.KRCC { Name:한국어; lang:ko-KR; SAMIType:CC; }
.ENCC { Name:English; lang:en-US; SAMIType:CC; }
-->
</STYLE>
</HEAD>
<BODY>
`
const shape = (text: string) =>
  parseCaptions(text, { file: 'x.smi' }).map((track) => [
    track.language,
    track.cues.map((cue) => [cue.start, cue.end, cue.text]),
  ])

test('one language: unclosed tags, any case, &nbsp; to clear', () => {
  const text = `${HEAD}<SYNC Start=1000><P Class=KRCC>
<i>안녕하세요</i><br>저는 손석구입니다
<SYNC Start=2500><P Class=KRCC>&nbsp;
<sync start="3000"><p class='krcc'>컷!
<SYNC Start=4000><P Class=KRCC>&nbsp;
</BODY></SAMI>`
  expect(shape(text)).toEqual([
    [
      'ko-KR',
      [
        [1, 2.5, '안녕하세요\n저는 손석구입니다'],
        [3, 4, '컷!'],
      ],
    ],
  ])
  const [track] = parseCaptions(text, { file: 'x.smi' })
  expect(track).toMatchObject({ format: 'smi', problems: [], cues: [{ line: 13 }, { line: 16 }] })
})

test('several languages by class are tracks of their own', () => {
  const text = `${HEAD}<SYNC Start=1000><P Class=KRCC>컷!<P Class=ENCC>Cut!
<SYNC Start=2000><P Class=KRCC>&nbsp;
<SYNC Start=2500><P Class=ENCC>&nbsp;
<SYNC Start=3000><P Class=ENCC>Okay!
<SYNC Start=4000>&nbsp;`
  expect(shape(text)).toEqual([
    ['ko-KR', [[1, 2, '컷!']]],
    [
      'en-US',
      [
        [1, 2.5, 'Cut!'],
        [3, 4, 'Okay!'],
      ],
    ],
  ])
})

test('a caption lasts until the next one; the last one is given an end, and told', () => {
  const text = '<SAMI><BODY><SYNC Start=1000><P Class=KRCC>하나<SYNC Start=2000><P Class=KRCC>둘 <3'
  expect(shape(text)).toEqual([
    [
      'ko',
      [
        [1, 2, '하나'],
        [2, 3, '둘 <3'],
      ],
    ],
  ])
  expect(parseCaptions(text, { file: 'x.smi' })[0]?.problems.map((problem) => problem.code)).toEqual(['no-end'])
})

test('paragraphs without a class, tags without an end, starts that cannot be read', () => {
  const text =
    '<SAMI>\n<SYNC Start=1000<P>하나\n<SYNC Start=abc><P>둘\n<SYNC Start=3000><P>셋\n<SYNC Start=4000><P>&nbsp;'
  expect(shape(text)).toEqual([
    [
      'ko',
      [
        [1, 3, '하나'],
        [3, 4, '셋'],
      ],
    ],
  ])
  expect(parseCaptions(text, { file: 'x.smi' })[0]?.problems).toMatchObject([{ code: 'bad-timing', line: 3 }])
})
