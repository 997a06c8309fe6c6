/** Beginnings of words that describe a sound or a manner of speaking, not a name; Latin script, lower case. */
const LATIN_STEMS = (
  'laugh chuckl giggl snicker guffaw cackl sobb weep crying sniff sigh gasp scream shout yell whisper murmur mutter ' +
  'groan moan cough applau clapp cheer music humming footstep thunder inaudible indistinct unintelligible chatter ' +
  'crosstalk background foreign speaking speaks narrat whistl explosion gunshot exhal inhal breath panting yawn grunt ' +
  'snor instrumental melod theme playing plays continues silence silent beeping clatter rustl squeal squeak creak ' +
  'knock ringing buzz rumbl growl bark chirp clear throat dramatic upbeat softly quietly loudly nervous excited ' +
  'sarcastic mocking imitat singing sings shudder stammer voiceover subtitl caption ' +
  'risa ríe ríen riendo carcajad llor llanto aplaus músic musica suspir grit susurr sollo canta cantan ' +
  'rire rit rient riant pleur applaud musique soupir chuchot cri crie ' +
  'lacht lachen gelächter weint schluchz beifall musik seufz flüster ruft räusper klatsch ' +
  'riso rindo choro chora palmas gritos ' +
  'skratt gråt applåd musik suckar viskar ropar ' +
  'смех смеёт смеет хохо плач рыда аплодис музык вздох крик шёпот шепот'
).split(' ')

/** Whole words with the same meaning, too short to be beginnings of words. */
const LATIN_WORDS = new Set(
  (
    'cry cries sob sobs clap claps song hum hums door doors opens closes slams phone ring rings knock wind rain car horn ' +
    'engine beep beeps pause bleep bang crash click clicks pants tears noise noises sound sounds audio static thud boom ' +
    'off-screen offscreen on-screen o.s. v.o. o.c. voice voices english korean japanese spanish chinese mandarin ' +
    'french german portuguese subtitle subtitles caption captions line'
  ).split(' '),
)

const KOREAN =
  /웃|폭소|빵 ?터|눈물|흐느|오열|울먹|울컥|울음|우는|울고|박수|환호|함성|음악|노래|한숨|비명|소리|침묵|정적|긴장|당황|감동|감격|뭉클|설렘|설레|민망|머쓱|어색|부끄|수줍|심쿵|흐뭇|뿌듯|진지|황당|허탈|우울|안도|정색|미소|활짝|깜짝|놀람|놀란|놀라|멈칫|포옹|하이파이브|하이 파이브|효과음|배경음|속삭|중얼|기침|헛기침|하품|끄덕|절레|키스|뽀뽀|토닥|장난|고민|집중|몰입|단호|다정|신남|신난|화기애애|훈훈|ㅋ|ㅎ|ㅠ|ㅜ/
const JAPANESE_CHINESE =
  /[笑泣涙泪哭]|拍手|歓声|ため息|溜息|悲鳴|叫|囁|ささや|掌声|鼓掌|音乐|音楽|音樂|叹|嘆|尖叫|咳|沈黙|沉默|無言|ナレーション|BGM|[音声聲]$/
const ARABIC = /ضحك|يضحك|موسيقى|تصفيق|بكاء|يبكي|صراخ|تنهد/
/** Runs of laughing or weeping letters: they are a sound wherever they stand. */
export const LETTER_SOUNDS = /[ㅋㅎㅠㅜ]{2,}[~!.?^]{0,5}/g

const WORD = /[\p{L}\p{M}\p{N}.'’-]+/gu

/** Does this describe a sound or a manner ('laughs', '웃음', 'door opens', '拍手'), rather than name someone? */
export function describesSound(content: string): boolean {
  const text = content.slice(0, 200).toLowerCase()
  if (/[♪♫♬🎵🎶]/u.test(text)) return true
  if (KOREAN.test(text) || JAPANESE_CHINESE.test(text) || ARABIC.test(text)) return true
  for (const [word] of text.matchAll(WORD))
    if (LATIN_WORDS.has(word) || LATIN_STEMS.some((stem) => word.startsWith(stem))) return true
  return false
}

/** Sounds that stand without brackets, alone in their line. */
const BARE_SOUND = new RegExp(
  '^(?:laughter|laughs|laughing|applause|cheering|cheers and applause|music|crying|sobbing|sobs|giggles|giggling|' +
    'chuckles|chuckling|sighs|gasps|inaudible|웃음|웃음 ?소리|폭소|박수|박수 ?소리|환호|환호성|눈물|음악|정적|침묵|' +
    '拍手|笑い|笑い声|爆笑|歓声|音楽|涙|笑|笑声|大笑|掌声|音乐|眼泪|risas|aplausos|música|rires|applaudissements|musique|' +
    'gelächter|applaus|musik|risos|palmas|skratt|applåder|смех|аплодисменты|музыка)$',
  'iu',
)

/** Is a whole line, without brackets, the description of a sound? Its case and marks at the end do not count. */
export function isBareSound(line: string): boolean {
  if (line.length > 40) return false
  return BARE_SOUND.test(line.replace(/[~!.…\s]+$/u, '').trim())
}
