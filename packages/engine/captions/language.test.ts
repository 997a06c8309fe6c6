import { expect, test } from 'vitest'
import { assignLayers, languageOfName, languageOfText, parseCaptions } from './index.ts'

test.each([
  ['X.ko.vtt', 'ko'],
  ['X.en.sdh.ass', 'en'],
  ['X.pt-BR.srt', 'pt-BR'],
  ['X.pt-br.srt', 'pt-BR'],
  ['X.kor.srt', 'ko'],
  ['X.KOR.srt', 'ko'],
  ['X.en-orig.vtt', 'en'],
  ['X.ko-en.vtt', 'ko'],
  ['X.zh-Hans.vtt', 'zh-Hans'],
  ['X.es-419.vtt', 'es-419'],
  ['X.en-nP7-2PuUl7o.vtt', 'en'],
  ['X.korean.smi', 'ko'],
  ['X.한국어.smi', 'ko'],
  ['X.hi.srt', 'hi'],
  ['X.en.hi.srt', 'en'],
  ['X.en.forced.srt', 'en'],
  ['X.default.en.srt', 'en'],
  ['My.Drama.E01.720p.WEB.ja.srt', 'ja'],
  ['X_ko.srt', 'ko'],
  ['X [English].srt', 'en'],
  ['folder.en/X.srt', undefined],
  ['X.srt', undefined],
  ['Making.of.It.srt', undefined],
  ['making-it.srt', undefined],
  ['S01E02.srt', undefined],
  ['X.1080p.srt', undefined],
])('%s', (name, language) => {
  expect(languageOfName(name).language).toBe(language)
})

test('flags in names', () => {
  expect(languageOfName('X.en.sdh.srt')).toMatchObject({ hearingImpaired: true, automatic: false, original: false })
  expect(languageOfName('X.en-orig.vtt')).toMatchObject({ original: true, automatic: true })
  expect(languageOfName('X.ko-en.vtt')).toMatchObject({ translatedFrom: 'en', automatic: true })
  expect(languageOfName('X.en.forced.ass')).toMatchObject({ forced: true })
})

test.each([
  ['ko', '솔직히 미정이는 그 말을 기다렸을 것 같아요'],
  ['ko', '오케이! NG 없이 OK'],
  ['ja', '左に見えるのは 危ない'],
  ['zh', '我觉得她一直在等这句话'],
  ['en', "I don't think so. Are you hurt?"],
  ['es', 'Tienes suerte de que aún corra sangre por tus venas'],
  ['de', 'Es ist töricht, so ganz allein und unvorbereitet zu reisen'],
  ['fr', "Je ne sais pas ce que c'est, mais vous êtes là"],
  ['pt', 'Eu não sei o que você está fazendo com isso'],
  ['sv', 'Jag tror inte det är säkert här'],
  ['ru', 'Слева мы видим'],
  ['uk', 'Я не знаю, що це є, але ми їдемо'],
  ['ar', 'كل شيئ آمن'],
  ['th', 'สวัสดีครับ'],
  ['und', '♪'],
  ['und', '123'],
])('tells %s from the text', (language, text) => {
  expect(languageOfText(text)).toBe(language)
})

function track(file: string, text: string) {
  const [one] = parseCaptions(
    `1
00:00:01,000 --> 00:00:02,000
${text}
`,
    { file, format: 'srt' },
  )
  if (!one) throw new Error('no track')
  return one
}

const layers = (...tracks: [string, string][]) =>
  assignLayers(tracks.map(([file, text]) => track(file, text))).map((one) => `${one.language} ${one.layer}`)

const KO: [string, string] = ['x.ko.srt', '컷! 다시 한번 갈게요']
const EN: [string, string] = ['x.en.srt', 'Cut! One more time']

test('the layers', () => {
  expect(layers(EN, KO)).toEqual(['en translation', 'ko original'])
  expect(layers(EN)).toEqual(['en original'])
  expect(layers(EN, ['x.ja.srt', 'カット！もう一回'])).toEqual(['en translation', 'ja original'])
  expect(
    layers(['x.de.srt', 'Und noch einmal, bitte, das ist gut'], EN, ['x.es.srt', 'Una vez más, por favor']),
  ).toEqual(['de translation', 'en original', 'es translation'])
  expect(layers(['x.en-orig.srt', 'cut one more time'], ['x.ko-en.srt', '컷 다시 한번'])).toEqual([
    'en original',
    'ko translation',
  ])
  expect(assignLayers([track('x.en.srt', 'Cut!')], 'ko')).toMatchObject([{ layer: 'translation' }])
})

test('a name that belies the text is told, and the text believed', () => {
  const [wrong] = parseCaptions('1\n00:00:01,000 --> 00:00:02,000\nI think that she was waiting for it\n', {
    file: 'x.ko.srt',
  })
  expect(wrong).toMatchObject({ language: 'en', problems: [{ code: 'language-mismatch' }] })
})
