import { describe, expect, it } from 'vitest'
import { assignLayers, parseCaptions, type CaptionTrack } from '../captions/index.ts'
import { captions } from './making.fixture.ts'
import { verifyStory } from './verify-story.ts'
import type { Verdict } from './verified-quote.ts'
import { storyFormat } from './prose.ts'

// Stories as somebody would write them who wants a misquote to pass, or who writes oddly and truly. A letter stands
// for each quotation in order: V verbatim, E edited, N not found, W wrong speaker, A ambiguous; T title, S scare quote.
type Row = readonly [expected: string, story: string, ending?: string]
const LETTERS: Record<Verdict | 'title' | 'scare', string> = {
  verbatim: 'V',
  edited: 'E',
  'not-found': 'N',
  'wrong-speaker': 'W',
  ambiguous: 'A',
  title: 'T',
  scare: 'S',
}
const cast = [
  { person: 'Kim Ji Won', role: 'Yeom Mi Jung', hangul: '김지원' },
  { person: 'Son Suk Ku', role: 'Mr. Gu', hangul: '손석구' },
  { person: 'Lee El', role: 'Yeom Ki Jung', hangul: '이엘' },
]
const english = captions([
  'KIM JI WON: Honestly, I was so nervous',
  "that I couldn't sleep at all the night before.",
  0.5,
  'SON SUK KU: Really? You looked so calm.',
  'KIM JI WON: I did not choose this drama for the money.',
  'I chose it because of one line.',
  'When I read it, I said, "this is it", and I never looked back.',
  8,
  'SON SUK KU: We shot it 12 times over 3 days, until 4:30 a.m.',
  "It cost 1,000 dollars. He's a good man, isn't he?",
  "I don't think she was waiting. I think she hated it.",
  30,
  'LEE EL: Did you cry? I cried.',
  'SON SUK KU: No... I would never cry.',
  'LEE EL: I liked it.',
  30,
  'KIM JI WON: It was so good. It was so perfect.',
  'SON SUK KU: The rain was real, and the tears were fake.',
  'The director told me to wait. So I waited for this day.',
])
const korean = captions(
  [
    '김지원: 솔직히 너무 떨려서',
    '잠을 한숨도 못 잤어요.',
    '손석구: 정말요? 안 떨려 보였는데.',
    '김지원: 이 대사 때문에 이 드라마를 선택했어요.',
    10,
    '손석구: 오늘만 기다렸습니다. 비가 진짜였어요.',
    '이엘: 저는 울지 않았어요.',
  ],
  'making.ko.srt',
)
const japanese = captions(
  [
    '朝倉透: 本当に緊張して、眠れませんでした。',
    '三枝律: 雨は本物で、涙は嘘でした。',
    6,
    '朝倉透: この台詞のために、この作品を選びました。',
  ],
  'making.ja.srt',
)
const rolling = parseCaptions(
  `WEBVTT
Kind: captions
Language: en

00:00:01.000 --> 00:00:03.000 align:start position:0%

i<00:00:01.200><c> never</c><00:00:01.500><c> thought</c><00:00:01.800><c> that</c>

00:00:03.000 --> 00:00:03.010 align:start position:0%
i never thought that


00:00:03.010 --> 00:00:05.000 align:start position:0%
i never thought that
we<00:00:03.200><c> would</c><00:00:03.500><c> film</c><00:00:03.800><c> it</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
we would film it


00:00:05.010 --> 00:00:07.000 align:start position:0%
we would film it
in<00:00:05.200><c> one</c><00:00:05.500><c> night</c>

00:00:07.000 --> 00:00:07.010 align:start position:0%
in one night

`,
  { file: 'making.en.vtt' },
)
const twoFiles = [
  ...captions(['감독: 컷!', '김지원: 너무 떨려서 잠을 못 잤어요.', '손석구: 저도 그랬어요.'], 'making.ko.srt'),
  ...captions(
    ['DIRECTOR: Cut!', "KIM JI WON: I was so nervous, I couldn't sleep.", 'SON SUK KU: Me too.'],
    'making.en.srt',
  ),
]
const unnamed = captions([
  'I was so nervous',
  'that I could not sleep.',
  'Really? You looked calm.',
  'I was not calm at all.',
  3,
  'We waited for rain.',
])
const dashes = captions(['- Were you nervous?\n- Not at all.', '- You looked calm.\n- I was acting.'])
const severalVoices = captions([
  'KIM JI WON: I liked it.',
  'SON SUK KU: I liked it.',
  'KIM JI WON & SON SUK KU: Thank you for watching!',
  'DIRECTOR: One more time, please.',
  'Man: Who ate my sandwich?',
])
const capitals = captions(['KIM JI WON: I WAS SO NERVOUS.', 'THE KING: I’M FINE, REALLY.', '>> SON SUK KU: WE DID IT.'])
const sounds = captions([
  '♪ la la la ♪',
  'KIM JI WON: [laughs] I loved',
  '[music] the rain, (coughs) the mud, and the cold.',
  'SON SUK KU: It\'s "Rain", not "rein".',
])
const spanish = captions(
  ['ANA: ¿Lloraste? Yo no lloré nunca.', 'LUIS: Me encantó la escena, de verdad.', 'ANA: Sólo pensé en mi madre.'],
  'm.es.srt',
)
const chinese = captions(['李明: 我不喜欢下雨。', '王芳: 我觉得这场戏很难。', '李明: 你哭了吗？'], 'm.zh.srt')
const oneStretch = captions([
  'KIM JI WON: We shot from dusk',
  'till dawn, and it rained',
  'the whole night, and',
  'nobody complained, not once,',
  'and I thought: this is',
  'what a family is.',
])

const against = (name: string, tracks: CaptionTrack[], rows: readonly Row[]) =>
  describe(name, () => {
    it.each(rows.map((row) => [...row]))('%s %s', (expected, text, ending = 'md') => {
      const { quotes, others } = verifyStory({ text, format: storyFormat(`story.${ending}`) }, assignLayers(tracks), {
        cast,
      })
      const letters = [...quotes.map(({ verdict }) => LETTERS[verdict]), ...others.map(({ kind }) => LETTERS[kind])]
      expect(letters.join(' ')).toBe(expected)
    })
  })

against('english', english, [
  ['V', 'Kim Ji Won said, “When I read it, I said, ‘This is it,’ and I never looked back.”'],
  ['V', 'Kim Ji Won said, "When I read it, I said, \'this is it\', and I never looked back."'],
  ['N', 'Kim Ji Won said, “When I read it, I said, ‘That is it,’ and I never looked back.”'],
  ['V', 'Kim Ji Won said, “I did not choose this drama for the money.\n\n“I chose it because of one line.”'],
  ['N', 'Kim Ji Won said, “I did not choose this drama for the money.\n\n“I chose it because of two lines.”'],
  ['V', '<p>Kim Ji Won said, <q>I chose it because of one line.</q></p>', 'html'],
  ['N', '<p>Kim Ji Won said, <q>I chose it because of a line.</q></p>', 'html'],
  ['V', '<p>Kim Ji Won said, &ldquo;I did not choose this drama for the money.&rdquo;</p>', 'html'],
  ['V', '<p>Kim Ji Won said, &#8220;I couldn&#x2019;t sleep at all the night before.&#8221;</p>', 'html'],
  ['N', '<p>Kim Ji Won said, &quot;I did choose this drama for the money.&quot;</p>', 'html'],
  ['V', '<p>Kim Ji Won said:</p><blockquote><p>I chose it because of one line.</p></blockquote>', 'html'],
  ['N', '<blockquote><p>I chose it because of the line.</p></blockquote>', 'html'],
  ['W', '<blockquote><p>I chose it because of one line.</p><cite>Son Suk Ku</cite></blockquote>', 'html'],
  ['V', 'Kim Ji Won said, “I did **not** choose *this* drama for the money.”'],
  ['N', 'Kim Ji Won said, “I did ~~not~~ choose this drama for the money.”'],
  ['N', '<p>Kim Ji Won said, “I did <del>not</del> choose this drama for the money.”</p>', 'html'],
  ['N', '<p>Kim Ji Won said, “I did <!-- not -->choose this drama for the money.”</p>', 'html'],
  ['N', '<p>Kim Ji Won said, “I did <span hidden>not</span> choose this drama for the money.”</p>', 'html'],
  [
    'N',
    '<p>Kim Ji Won said, “I did <span style="display:none">not</span> choose this drama for the money.”</p>',
    'html',
  ],
  ['V', 'Kim Ji Won said, “I chose it because of [one line](https://x.y/z).”'],
  ['V', 'Kim Ji Won said, “I chose it because of [one line][1].”\n\n[1]: https://x.y/z'],
  ['N', 'Kim Ji Won said, “I chose it because of [two lines](https://x.y/z).”'],
  ['V', 'Kim Ji Won said, “I chose it because of one line.[^1]”\n\n[^1]: From the making-of.'],
  ['V', 'Kim Ji Won said, “I chose it[^a] because of one line.”\n\n[^a]: the drama.'],
  ['V', '<p>Kim Ji Won said, “I chose it because of one line.<sup>1</sup>”</p>', 'html'],
  ['T', 'Kim Ji Won stars in “My Liberation Notes.”'],
  ['S', 'It was a “perfect” day on set.'],
  ['V', 'Asked about it, Son Suk Ku said, “Really?”'],
  ['V V', '“I chose it because of one line,” Kim Ji Won said, and later added: “It was so good.”'],
  ['V W', '“I chose it because of one line,” Kim Ji Won said, and later added: “The rain was real.”'],
  ['N', '“I chose it because of one line,” Kim Ji Won said. “It was so bad.”'],
  ['V', 'Kim Ji Won called it “perfect.”'],
  ['N', 'Kim Ji Won called it “horrible.”'],
  ['N', 'Kim Ji Won described herself as “very nervous”.'],
  ['V', '“I chose it because of one line,” said Kim Ji Won.'],
  ['W', '“I chose it because of one line,” said Son Suk Ku.'],
  ['V', '“I did not choose this drama,” Kim Ji Won said, “for the money.”'],
  ['W', '“I did not choose this drama,” Son Suk Ku said, “for the money.”'],
  ['N', '“I did not choose this drama,” Kim Ji Won said, “because of one line.”'],
  ['V', 'Kim Ji Won smiled. “I chose it because of one line,” she said.'],
  ['W', 'Son Suk Ku smiled. “I chose it because of one line,” he said.'],
  ['V', 'Mr. Gu said, “I waited for this day.”'],
  ['W', 'Yeom Ki Jung said, “I waited for this day.”'],
  ['V', 'The actress, who plays Mi Jung, said, “I chose it because of one line.”'],
  ['N', 'Son Suk Ku said, “I do not think she was waiting.”'],
  ['N', 'Kim Ji Won said, “I didn’t choose this drama for the money.”'],
  ['N', 'Son Suk Ku said, “He is a good man.”'],
  ['N', 'Son Suk Ku said, “We shot it twelve times over three days.”'],
  ['V', 'Son Suk Ku said, “We shot it 12 times over 3 days, until 4:30 a.m.”'],
  ['N', 'Son Suk Ku said, “It cost 1000 dollars.”'],
  ['N', 'Son Suk Ku said, “It cost 1, 000 dollars.”'],
  ['N', 'Son Suk Ku said, “It cost 1.000 dollars.”'],
  ['N', 'Son Suk Ku said, “We shot it 1 times over 3 days.”'],
  ['V', 'Son Suk Ku said, “until 4:30 am.”'],
  ['N', "Son Suk Ku said, “He's a good man.”"],
  ['N', "Son Suk Ku said, “He's a good man, isn't he.”"],
  ['N', 'Lee El said, “Did you cry.”'],
  ['N', 'Lee El asked, “I cried?”'],
  ['E', 'Kim Ji Won said, “I did … choose this drama for the money.”'],
  ['E', 'Son Suk Ku said, “I … think she was waiting.”'],
  ['E', "Son Suk Ku said, “I don't think … she hated it.”"],
  ['N', 'Son Suk Ku said, “Think she was waiting.”'],
  ['E', 'Kim Ji Won said, “I did [indeed] choose this drama for the money.”'],
  ['E', 'Kim Ji Won said, “I [loved] because of one line.”'],
  [
    'E',
    'Kim Ji Won said, “I chose it because of one line [and also because of the money and the fame and all the parties that came with it].”',
  ],
  ['N', 'Kim Ji Won said, “[I hated it].”'],
  ['N', 'Kim Ji Won said, “I [hated] it [from the first day].”'],
  ['N', "Son Suk Ku said, “I don't think she was waiting. I would never cry.”"],
  ['N', "Son Suk Ku said, “I don't think she was waiting… I would never cry.”"],
  ['N', 'Kim Ji Won said, “I couldn’t sleep at all the night before. Really?”'],
  ['N', "“I don't think she was waiting,” Son Suk Ku said. “I would never cry.”"],
  ['V', "“I don't think she was waiting,” Son Suk Ku said. “I think she hated it.”"],
  ['V V', "“I don't think she was waiting,” Son Suk Ku said. He added, “I would never cry.”"],
  ['V', 'Kim Ji Won dit : « I chose it because of one line. »'],
  ['N', 'Kim Ji Won dit : « I chose it for one line. »'],
  ['V', 'Kim Ji Won sagte: „I chose it because of one line.“'],
  ['V', "Kim Ji Won said, 'I couldn't sleep at all the night before.'"],
  ['N', "Kim Ji Won said, 'I couldn't sleep the night before.'"],
  ['N', 'Kim Ji Won said, “I chose it because of two lines.'],
  ['N', 'Lee El said, “Did you cry, I cried.”'],
  ['N', 'Son Suk Ku said, “The rain was fake, and the tears were real.”'],
  ['V', '“The rain was real, and the tears were fake.” That is how it was.'],
  ['E', 'Son Suk Ku said he “would … cry.”'],
  ['V', 'Lee El asked Son Suk Ku, “Did you cry?”'],
  ['V', 'Son Suk Ku told Lee El, “I would never cry.”'],
  ['W', 'Lee El told Son Suk Ku, “I would never cry.”'],
  ['V', 'Asked by Lee El whether he cried, Son Suk Ku answered, “I would never cry.”'],
  ['V', "Son Suk Ku's co-star Kim Ji Won said, “It was so good. It was so perfect.”"],
  ['W', "Kim Ji Won's co-star Son Suk Ku said, “It was so good. It was so perfect.”"],
  ['V', 'Kim Ji Won: “It was so good.”'],
  ['W', 'Son Suk Ku: “It was so good.”'],
  ['W', '**Son Suk Ku:** “It was so good.”'],
  ['V', '### Son Suk Ku\n\n“It was so good.”'],
  ['W', '<p><strong>Son Suk Ku</strong>: “It was so good.”</p>', 'html'],
  ['W', '“It was so good.” – Son Suk Ku'],
  ['W', '<blockquote>“It was so good.”</blockquote><p>— Son Suk Ku</p>', 'html'],
  ['N', '| who | what |\n| --- | --- |\n| Son Suk Ku | “I chose it because of two lines.” |'],
  ['', '<p><img alt="“I hated it.”" src=x> hello</p>', 'html'],
  ['V', '# Kim Ji Won: “I Chose It Because Of One Line”'],
  ['N', '# Kim Ji Won: “I Chose It Because Of Two Lines”'],
  ['', 'See [this](http://x "I hated it all") now.'],
  ['V', 'Kim Ji Won said, “I did n\u200bot choose this drama for the money.”'],
  ['N', 'Kim Ji Won said, “I сhose it because of one line.”'],
  ['N', 'Kim Ji Won said, “I chosé it because of one line.”'],
  ['N', 'Kim Ji Won said, “I CHOSE it because of one line.”'],
  ['V', 'Kim Ji Won said, “I chose it because-of one line.”'],
  ['V', 'Kim Ji Won said, “I chose it (laughs) because of one line.”'],
  ['N', 'Kim Ji Won said, “I chose it (the drama) because of one line.”'],
  ['N', 'Kim Ji Won said, “I chose it (not) because of one line.”'],
  ['N', 'Kim Ji Won said, “I was, uh, so nervous.”'],
  ['V', 'Kim Ji Won said, “I chose it [sic] because of one line.”'],
  ['V', 'Kim Ji Won said, “Honestly, I was so nervous.”'],
  ['A', 'Someone on set said, “I”.'],
  ['V N', 'Kim Ji Won said it was “so good” and “so awful.”'],
  ['N', 'Son Suk Ku said, “The rain was real; the tears were fake.”'],
  ['N', 'Son Suk Ku said, “The rain was real — the tears were fake.”'],
  ['N', 'Son Suk Ku said, “Really, you looked so calm.”'],
  ['N', 'Son Suk Ku exclaimed, “Really! You looked so calm!”'],
  ['V V', 'Lee El asked, “Did you cry?” “No… I would never cry,” Son Suk Ku replied.'],
  ['W W', 'Son Suk Ku asked, “Did you cry?” “No… I would never cry,” Lee El replied.'],
])

against('korean', korean, [
  ['V', '김지원은 「잠을 한숨도 못 잤어요」라고 말했다.'],
  ['V', '김지원은 『잠을 한숨도 못 잤어요』라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마를 선택해요”라고 말했다.'],
  ['N', '손석구는 “떨려 보였는데”라고 말했다.'],
  ['N', '이엘은 “저는 울었어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마가 선택했어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마”라고 말했다.'],
  ['V', "김지원은 '잠을 한숨도 못 잤어요'라며 웃었다."],
  ['W', "손석구는 '잠을 한숨도 못 잤어요'라며 웃었다."],
  ['N', '손석구는 “정말요.”라고 말했다.'],
  ['E', '손석구는 “오늘만 … 진짜였어요”라고 말했다.'],
  ['E', '김지원은 “(너무 떨려서) 잠을 한숨도 못 잤어요”라고 말했다.'],
  ['N', '김지원은 “이 대사 때문에 이 드라마를 선택했다”고 말했다.'],
])

against('japanese', japanese, [
  ['V', '朝倉透は「本当に緊張して、眠れませんでした」と話した。'],
  ['N', '朝倉透は「本当に緊張して、眠れました」と話した。'],
  ['V V', '朝倉透は「この台詞のために、この作品を選びました」と明かし、三枝律は「雨は本物で、涙は嘘でした」と語った。'],
  ['W', '三枝律は「この台詞のために、この作品を選びました」と語った。'],
  ['T', '『雨の日に開く』で朝倉透は語る。'],
])

against('rolling', rolling, [
  ['V', 'She said, “I never thought that we would film it in one night.”'],
  ['N', 'She said, “I never thought that I never thought that we would film it.”'],
  ['N', 'She said, “I thought that we would film it in one night.”'],
])

against('two files', twoFiles, [
  ['V', 'Kim Ji Won said, “I was so nervous, I couldn’t sleep.”'],
  ['V', '김지원은 “너무 떨려서 잠을 못 잤어요”라고 말했다.'],
  ['W', 'Son Suk Ku said, “I was so nervous, I couldn’t sleep.”'],
  ['N', 'Kim Ji Won said, “I was too nervous to sleep.”'],
  ['V', '**Q: Were you nervous?**\n\n**Kim Ji Won:** “I was so nervous, I couldn’t sleep.”'],
  ['', '**Kim Ji Won:** I was so nervous, I could sleep.'],
  ['V', 'Son said, “Me too.”'],
  ['W', 'Ji Won said, “Me too.”'],
  ['W', 'Kim Ji-won said, “Me too.”'],
  ['W', 'Ji-won Kim said, “Me too.”'],
  ['W', 'Kim Ji Won (김지원) said, “Me too.”'],
  ['W', 'Kim Ji Won, the lead actress, said, “Me too.”'],
  ['V', 'While Kim Ji Won laughed, Son Suk Ku said, “Me too.”'],
  ['W', 'While Son Suk Ku laughed, Kim Ji Won said, “Me too.”'],
  ['V', 'Looking at Kim Ji Won, Son Suk Ku said, “Me too.”'],
  ['V', 'Kim Ji Won said she could not sleep, to which Son Suk Ku replied, “Me too.”'],
  ['W', 'Son Suk Ku said he could not sleep, to which Kim Ji Won replied, “Me too.”'],
  ['V', 'Kim Ji Won confessed her nerves, and Son Suk Ku agreed: “Me too.”'],
  ['V V', '“I was so nervous, I couldn’t sleep,” said Kim Ji Won, and Son Suk Ku replied, “Me too.”'],
  ['W W', '“I was so nervous, I couldn’t sleep,” said Son Suk Ku, and Kim Ji Won replied, “Me too.”'],
  ['V V', '“I was so nervous, I couldn’t sleep,” Kim Ji Won told Son Suk Ku, who replied, “Me too.”'],
  ['W W', '“I was so nervous, I couldn’t sleep,” Son Suk Ku told Kim Ji Won, who replied, “Me too.”'],
  ['W', '“Me too,” was the reply from Kim Ji Won.'],
  ['W', 'According to Kim Ji Won, “Me too.”'],
  ['W', 'Kim Ji Won: “Me too”', 'txt'],
  ['W', '“Me too.” (Kim Ji Won)'],
  ['W', 'With a smile, Kim Ji Won: “Me too.”'],
  ['W', 'Kim Ji Won laughed, saying, “Me too.”'],
  ['W', 'Kim Ji Won patted Son Suk Ku on the back, saying, “Me too.”'],
  ['W', "Kim Ji Won's answer was “Me too.”"],
  ['W', "In Kim Ji Won's words, “Me too.”"],
  ['W', '“Me too,” says a laughing Kim Ji Won.'],
  ['W', 'Kim Ji Won could not sleep. “Me too,” added the actress.'],
  ['W', 'Kim Ji Won could not sleep.\n\n“Me too,” she added.'],
  ['V', 'Kim Ji Won sat with Son Suk Ku. “Me too,” he added.'],
  ['N', 'Kim Ji Won held a sign that read “I love rain.”'],
  ['W', '김지원은 “저도 그랬어요”라며 웃었다.'],
  ['V V', '손석구는 “저도 그랬어요”라고 말했다. 이에 김지원은 “너무 떨려서 잠을 못 잤어요”라고 답했다.'],
  ['W', '“저도 그랬어요”라고 김지원이 말했다.'],
  ['W', '배우 김지원은 “저도 그랬어요”라고 말했다.'],
  ['W', '김지원 : “저도 그랬어요”'],
  ['V V', '김지원은 “너무 떨려서”라며 “잠을 못 잤어요”라고 말했다.'],
  ['V N', '김지원은 “너무 떨려서”라며 “잠을 잤어요”라고 말했다.'],
  ['N', '김지원은 “잤어요”라고 말했다.'],
  ['N', '김지원은 “너무 떨려서 잠을 못 잤어”라고 말했다.'],
])

against('unnamed', unnamed, [
  ['V', 'Kim Ji Won said, “I was so nervous that I could not sleep.”'],
  ['V', 'Kim Ji Won said, “You looked calm. I was not calm at all.”'],
])

against('dashes', dashes, [
  ['N', 'Kim Ji Won said, “Were you nervous? Not at all.”'],
  ['N', 'Kim Ji Won said, “Not at all. You looked calm.”'],
  ['V', 'Kim Ji Won said, “I was acting.”'],
])

against('several voices', severalVoices, [
  ['A', 'Someone said, “I liked it.”'],
  ['A', '“I liked it.” That was heard twice.'],
  ['V', 'Kim Ji Won and Son Suk Ku said, “Thank you for watching!”'],
  ['V', 'The two said, “Thank you for watching!”'],
  ['V', 'Kim Ji Won said, “Thank you for watching!”'],
  ['V', 'The director said, “One more time, please.”'],
  ['W', 'Kim Ji Won said, “One more time, please.”'],
  ['V', 'Kim Ji Won said, “Who ate my sandwich?”'],
  ['W', '<blockquote>One more time, please.</blockquote> <cite>Kim Ji Won</cite>', 'html'],
])

against('capitals', capitals, [
  ['V', 'Kim Ji Won said, “I was so nervous.”'],
  ['V', 'Son Suk Ku said, “We did it.”'],
])

against('sounds', sounds, [
  ['V', 'Kim Ji Won said, “I loved the rain, the mud, and the cold.”'],
  ['V', 'Son Suk Ku said, “It’s ‘Rain’, not ‘rein’.”'],
])

against('spanish', spanish, [
  ['V', 'Luis dijo: «Me encantó la escena, de verdad».'],
  ['N', 'Ana dijo: «Yo no llore nunca».'],
  ['N', 'Ana dijo: «Yo lloré nunca».'],
  ['W', 'Luis dijo: “Yo no lloré nunca”.'],
  ['N', 'Ana añadió: “Solo pensé en mi madre”.'],
])

against('chinese', chinese, [
  ['V', '李明说：“我不喜欢下雨。”'],
  ['N', '李明说：“我喜欢下雨。”'],
  ['N', '李明说他“喜欢下雨”。'],
  ['W', '李明说：“我觉得这场戏很难。”'],
  ['N', '李明问：“你哭了。”'],
  ['V', '王芳说这场戏“很难”。'],
])

against('one stretch', oneStretch, [
  [
    'V',
    'Kim Ji Won recalled, “We shot from dusk till dawn, and it rained the whole night, and nobody complained, not once, and I thought: this is what a family is.”',
  ],
  [
    'N',
    'Kim Ji Won recalled, “We shot from dusk till dawn, and it rained the whole night, and somebody complained, not once, and I thought: this is what a family is.”',
  ],
  [
    'V',
    '“We shot from dusk till dawn,” Kim Ji Won recalled, “and it rained the whole night,” she went on, “and nobody complained.”',
  ],
  [
    'N',
    '“We shot from dusk till dawn,” Kim Ji Won recalled, “and nobody complained,” she went on, “and I thought: this is what a family is.”',
  ],
  ['V', 'Kim Ji Won recalled, "We shot from dusk till\ndawn, and it rained the whole\nnight."', 'txt'],
  ['V', '<p>Kim Ji Won recalled, “We shot from dusk<br>till dawn.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “We&nbsp;shot from dusk till&nbsp;dawn.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody com&shy;plained.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody com<wbr>plained.”</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “<b>n</b>obody complained.”</p>', 'html'],
  ['V', '<p><span class=dropcap>“W</span>e shot from dusk till dawn,” Kim Ji Won recalled.</p>', 'html'],
  ['', '<script>var a = "nobody ever complained about it"</script><p>Hi.</p>', 'html'],
  ['', '<p title="“nobody ever complained”">Hi.</p>', 'html'],
  ['', '<p>Hi <!-- “nobody ever complained” -->there.</p>', 'html'],
  ['V', '<p>Kim Ji Won recalled, “nobody</p><p>“complained.”</p>', 'html'],
  [
    'W',
    '<figure><blockquote>nobody complained, not once</blockquote><figcaption>Son Suk Ku</figcaption></figure>',
    'html',
  ],
  [
    'W',
    '<figure><blockquote>nobody complained, not once</blockquote><figcaption>— Son Suk Ku, actor</figcaption></figure>',
    'html',
  ],
  ['W', '> nobody complained, not once\n>\n> — Son Suk Ku'],
  ['W', '> nobody complained, not once\n\n— Son Suk Ku'],
  ['W', '> “nobody complained, not once”\n> — Son Suk Ku'],
  ['W', 'Son Suk Ku remembers it well:\n\n> nobody complained, not once'],
  ['V W', '- Kim Ji Won: “nobody complained, not once”\n- Son Suk Ku: “what a family is”'],
])

against('english, once more', english, [
  ['V V', 'Kim Ji Won’s “I chose it because of one line” and Son Suk Ku’s “I waited for this day” moved everyone.'],
  ['V', 'Kim Ji Won said that she “couldn’t sleep at all the night before.”'],
  ['W', 'Son Suk Ku said that he “couldn’t sleep at all the night before.”'],
  ['N', 'Kim Ji Won said that she “could sleep at all the night before.”'],
  ['V V', '“I did not choose this drama” – Kim Ji Won laughs – “for the money.”'],
  ['V', '“I waited for this day,” said Son Suk Ku, who plays opposite Kim Ji Won.'],
  ['W', '“I waited for this day,” said Kim Ji Won, who plays opposite Son Suk Ku.'],
  ['V', 'Alongside Kim Ji Won, Son Suk Ku told reporters: “I waited for this day.”'],
  [
    'V',
    'Kim Ji Won remembers the first reading.\n\n“I chose it because of one line. When I read it, I said, ‘this is it’, and I never looked back.”',
  ],
  ['W', 'Son Suk Ku added:\n\n“I chose it because of one line.”'],
  ['N', 'Kim Ji Won said, “I did not choose this drama for the money. When I read it, I said, ‘this is it’.”'],
  ['E', '“I did not choose this drama for the money,” said Kim Ji Won. “When I read it, I said, ‘this is it’.”'],
  ['E', 'Kim Ji Won said, “… I was so nervous.”'],
  ['N', 'Kim Ji Won said, “I was so nerv…”'],
  ['N', 'Kim Ji Won said, “I couldn’t sleep … You looked so calm.”'],
  ['E', 'Kim Ji Won said, “I did not choose [My Liberation Notes] for the money.”'],
  ['E', 'Son Suk Ku said, “The rain was [not] real, and the tears were fake.”'],
  ['E', 'Son Suk Ku said, “I wait[ed] for this day.”'],
  ['E', 'Son Suk Ku said he “wait[s] for this day.”'],
  ['E', 'Son Suk Ku said, “[T]he tears were fake.”'],
  ['', 'Son Suk Ku said the rain was fake.'],
  ['V', 'Kim Ji Won said, “When I read it, I said, ‘this is it.’”'],
  ['V', 'Kim Ji Won said, “I did not choose this drama — for the money.”'],
  ['N', 'Kim Ji Won said, “I did not choose this drama/show for the money.”'],
  ['N', 'Kim Ji Won said, “I did not choose these drama for the money.”'],
  ['V', '| Kim Ji Won | “I chose it because of one line.” |\n| --- | --- |'],
  [
    'V W',
    '<ul><li><b>Kim Ji Won</b> – “I chose it because of one line.”</li><li><b>Son Suk Ku</b> – “I chose it because of one line.”</li></ul>',
    'html',
  ],
  ['V', '<dl><dt>Son Suk Ku</dt><dd>“I chose it because of one line.”</dd></dl>', 'html'],
  [
    'V',
    '<img src="x" alt="&ldquo;I hate it&rdquo;"><p>Kim Ji Won said, &laquo;I chose it because of one line&raquo;</p>',
    'html',
  ],
  ['V', '<p>Kim Ji Won said, “I did <ins>not</ins> choose this drama for the money.”</p>', 'html'],
  ['V', '<p>Kim Ji Won said, “I did <span aria-hidden="true">not</span> choose this drama for the money.”</p>', 'html'],
  ['V', '<p>Kim Ji Won said, “I chose <ruby>it<rt>drama</rt></ruby> because of one line.”</p>', 'html'],
  ['', '<noscript>“I hated it.”</noscript><p>x</p>', 'html'],
  ['W', '1. Son Suk Ku says:\n   > I chose it because of one line.'],
  ['W', '<p>Son Suk Ku said <q cite="x">I chose it because of one line.</q></p>', 'html'],
  ['S', "Fans love the 'rain' scene."],
  ['T', 'In “My Liberation Notes,” Kim Ji Won says little.'],
  ['T', '“My Liberation Notes” said goodbye to its viewers.'],
  ['T', 'The song “Be My Light” plays.'],
  ['V', 'Kim Ji Won说：“I chose it because of one line.”'],
])

against('korean, once more', korean, [
  ['V T', "드라마 '나의 해방일지'에서 김지원은 “잠을 한숨도 못 잤어요”라고 밝혔다."],
  ['V V', '김지원은 “이 대사 때문에 이 드라마를 선택했어요”라고, 손석구는 “오늘만 기다렸습니다”라고 말했다.'],
  ['W W', '손석구는 “이 대사 때문에 이 드라마를 선택했어요”라고, 김지원은 “오늘만 기다렸습니다”라고 말했다.'],
  ['V', '“오늘만 기다렸습니다.” 손석구의 말이다.'],
  ['W', '“오늘만 기다렸습니다.” 김지원의 말이다.'],
  ['N', '김지원은 “잠을 한숨도 못 잤어요. 이 대사 때문에 이 드라마를 선택했어요”라고 말했다.'],
])

against('japanese, once more', japanese, [
  ['W W', '三枝律は「本当に緊張して、眠れませんでした」と話し、朝倉透は「雨は本物で、涙は嘘でした」と語った。'],
])
