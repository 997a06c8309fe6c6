import { seeded, zipf } from './random.ts'

/** What captions are made of: words of three languages, as frequent as words are, so that some stand in every tenth line. */
export type Corpus = { line(language: Language): string; languages: readonly Language[] }
export type Language = 'ko' | 'en' | 'ja'

const COMMON_ENGLISH =
  'the to and a i you it of that in is was for on he so we with but not be they do at have what this good really know like just one all when can get there about think out time scene want very see then go because no me now my here people from again right cut how up as them your yes day'.split(
    ' ',
  )
const ENGLISH_PARTS =
  'ba con der el fi gra hin is jo ka lun mer nor o pla qua ri sten tu ver wor ship ple tion ing ed ly ment ness er'.split(
    ' ',
  )
const KOREAN_PARTS =
  '가 나 다 라 마 바 사 아 자 하 고 노 도 로 모 보 소 오 조 호 구 누 두 루 무 부 수 우 주 후 기 니 디 리 미 비 시 이 지 히 거 너 더 러 머 버 서 어 저 허 간 난 단 란 만 반 산 안 장 한 공 농 동 롱 몽 봉 송 용 종 홍 국 눈 둘 물 문 분 순 운 준 훈 길 님 딤 림 밀 빌 실 일 진 힘'.split(
    ' ',
  )
const PARTICLES = [
  '',
  '',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '에',
  '에서',
  '도',
  '만',
  '으로',
  '요',
  '했어요',
  '합니다',
  '하고',
  '해서',
  '인데',
  '죠',
]
const COMMON_KOREAN =
  '정말 진짜 너무 그냥 이제 우리 제가 그래서 근데 많이 조금 오늘 여기 이거 그거 아니 네 지금 다시 같이 생각 장면 감독님 촬영 배우 대사 느낌 마음 사람 때'.split(
    ' ',
  )
const KANJI =
  '日本人大学生今時間分半年月火水木金土曜行来食飲見聞読書話買教朝昼晩夜男女子友父母先高安小新古長多少早好元気手足目口耳心愛恋涙笑声歌夢空海山川花雨雪風光影道駅町村家門'
const KANA = 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん'
const COMMON_JAPANESE =
  'です ます した から まで とても 本当に それ これ あの シーン 監督 撮影 一緒に 嬉しい ありがとう でも ので けど'.split(
    ' ',
  )

const VOCABULARY = 60_000

/** The same seed gives the same lines. */
export function createCorpus(seed: number): Corpus {
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const joined = (parts: readonly string[], least: number, most: number): string =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick(parts)).join('')
  const words: Record<Language, string[]> = {
    en: [...COMMON_ENGLISH, ...Array.from({ length: VOCABULARY }, () => joined(ENGLISH_PARTS, 2, 4))],
    ko: [...COMMON_KOREAN, ...Array.from({ length: VOCABULARY }, () => joined(KOREAN_PARTS, 2, 3))],
    ja: [
      ...COMMON_JAPANESE,
      ...Array.from({ length: VOCABULARY }, () => joined(Array.from(KANJI), 1, 2) + joined(Array.from(KANA), 1, 3)),
    ],
  }
  const draw = zipf(VOCABULARY, random)
  const word = (language: Language): string => words[language][draw()]!
  return {
    languages: ['ko', 'en', 'ja'],
    line: (language) => {
      const length = 4 + Math.floor(random() * 8)
      const line = Array.from({ length }, () => word(language))
      if (language === 'ja') return line.slice(0, 5).join('') + '。'
      return language === 'ko'
        ? line
            .slice(0, 7)
            .map((each) => each + pick(PARTICLES))
            .join(' ') + '.'
        : line.join(' ') + '.'
    },
  }
}
