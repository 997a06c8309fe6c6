import { parseCaptions } from '../captions/index.ts'
import { captions } from './making.fixture.ts'
import { against, english, oneStretch } from './stories.fixture.ts'

// Words as somebody would alter them who wants a misquote to pass, or punctuate them who writes oddly and truly.
// A letter stands for each quotation in order: V verbatim, E edited, N not found, W wrong speaker, A ambiguous; T title,
// S scare quote.

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
const unnamed = captions([
  'I was so nervous',
  'that I could not sleep.',
  'Really? You looked calm.',
  'I was not calm at all.',
  3,
  'We waited for rain.',
])
const dashes = captions(['- Were you nervous?\n- Not at all.', '- You looked calm.\n- I was acting.'])
const capitals = captions(['KIM JI WON: I WAS SO NERVOUS.', 'THE KING: I’M FINE, REALLY.', '>> SON SUK KU: WE DID IT.'])
const sounds = captions([
  '♪ la la la ♪',
  'KIM JI WON: [laughs] I loved',
  '[music] the rain, (coughs) the mud, and the cold.',
  'SON SUK KU: It\'s "Rain", not "rein".',
])

against('an interview', english, [
  ['V', 'Kim Ji Won said, “When I read it, I said, ‘This is it,’ and I never looked back.”'],
  ['V', 'Kim Ji Won said, "When I read it, I said, \'this is it\', and I never looked back."'],
  ['N', 'Kim Ji Won said, “When I read it, I said, ‘That is it,’ and I never looked back.”'],
  ['V', 'Kim Ji Won said, “I did not choose this drama for the money.\n\n“I chose it because of one line.”'],
  ['N', 'Kim Ji Won said, “I did not choose this drama for the money.\n\n“I chose it because of two lines.”'],
  ['N', '“I chose it because of one line,” Kim Ji Won said. “It was so bad.”'],
  ['V', 'Kim Ji Won called it “perfect.”'],
  ['N', 'Kim Ji Won called it “horrible.”'],
  ['N', 'Kim Ji Won described herself as “very nervous”.'],
  ['N', '“I did not choose this drama,” Kim Ji Won said, “because of one line.”'],
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
  ['V', "Kim Ji Won said, 'I couldn't sleep at all the night before.'"],
  ['N', "Kim Ji Won said, 'I couldn't sleep the night before.'"],
  ['N', 'Kim Ji Won said, “I chose it because of two lines.'],
  ['N', 'Lee El said, “Did you cry, I cried.”'],
  ['N', 'Son Suk Ku said, “The rain was fake, and the tears were real.”'],
  ['E', 'Son Suk Ku said he “would … cry.”'],
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
  ['V N', 'Kim Ji Won said it was “so good” and “so awful.”'],
  ['N', 'Son Suk Ku said, “The rain was real; the tears were fake.”'],
  ['N', 'Son Suk Ku said, “The rain was real — the tears were fake.”'],
  ['N', 'Son Suk Ku said, “Really, you looked so calm.”'],
  ['N', 'Son Suk Ku exclaimed, “Really! You looked so calm!”'],
  ['N', 'Kim Ji Won said that she “could sleep at all the night before.”'],
  ['V V', '“I did not choose this drama” – Kim Ji Won laughs – “for the money.”'],
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
])

against('captions that roll', rolling, [
  ['V', 'She said, “I never thought that we would film it in one night.”'],
  ['N', 'She said, “I never thought that I never thought that we would film it.”'],
  ['N', 'She said, “I thought that we would film it in one night.”'],
])

against('captions without names', unnamed, [
  ['V', 'Kim Ji Won said, “I was so nervous that I could not sleep.”'],
  ['V', 'Kim Ji Won said, “You looked calm. I was not calm at all.”'],
])

against('two voices in a line', dashes, [
  ['N', 'Kim Ji Won said, “Were you nervous? Not at all.”'],
  ['N', 'Kim Ji Won said, “Not at all. You looked calm.”'],
  ['V', 'Kim Ji Won said, “I was acting.”'],
])

against('captions in capitals', capitals, [
  ['V', 'Kim Ji Won said, “I was so nervous.”'],
  ['V', 'Son Suk Ku said, “We did it.”'],
])

against('described sounds', sounds, [
  ['V', 'Kim Ji Won said, “I loved the rain, the mud, and the cold.”'],
  ['V', 'Son Suk Ku said, “It’s ‘Rain’, not ‘rein’.”'],
])

against('one long sentence', oneStretch, [
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
])

against('titles and scare quotes', english, [
  ['T', 'Kim Ji Won stars in “My Liberation Notes.”'],
  ['S', 'It was a “perfect” day on set.'],
  ['S', "Fans love the 'rain' scene."],
  ['T', 'In “My Liberation Notes,” Kim Ji Won says little.'],
  ['T', '“My Liberation Notes” said goodbye to its viewers.'],
  ['T', 'The song “Be My Light” plays.'],
])
