import type { BodyNode } from '../gate/index.ts'
import { saidRole } from '../gate/index.ts'
import type { DraftMaterial, DraftMoment } from './material.ts'
import { koreanList, withParticle } from './particles.ts'
import {
  clock,
  describedAs,
  nameOf,
  paragraph,
  personNode,
  quoteBlock,
  saidMark,
  standsApart,
  words,
} from './pieces.ts'
import { leadsOf, synopsisOf, titleOf, type Wording } from './wording.ts'

const title = (material: DraftMaterial): string => `〈${titleOf(material)}〉`
const episodes = ({ about }: DraftMaterial): string =>
  about.episodes.length === 0 ? '' : `${about.episodes.map(({ number }) => number).join('·')}회 `

/** Names with the particle that the last one asks for. */
function people(material: DraftMaterial, ids: readonly string[], kind: 'subject' | 'topic'): BodyNode[] {
  return ids.flatMap((id, at) => {
    const name = nameOf(material, id)
    const last = at === ids.length - 1
    const particle = last
      ? withParticle(name, kind).slice(name.length)
      : at === ids.length - 2
        ? `${withParticle(name, 'and').slice(name.length)} `
        : ', '
    return personNode(material, id, null, particle)
  })
}

export const korean: Wording = {
  headline: (material, ids) => {
    const names = ids
      .slice(0, 2)
      .map((id) => nameOf(material, id))
      .join('·')
    if (names === '') return `[영상] ${title(material)} 촬영 현장 비하인드`
    return material.quotes.length > 0
      ? `[영상] ${withParticle(names, 'subject')} 전하는 ${title(material)} 촬영 뒷이야기`
      : `[영상] ${names}, ${title(material)} 촬영 현장 비하인드`
  },
  teaser: (material) => `[영상] ${title(material)} 메이킹 영상`,
  standfirst: (material) => {
    const speakers = [...new Set(material.quotes.flatMap(({ person }) => person ?? []))].map((id) =>
      nameOf(material, id),
    )
    const seen = material.moments.length === 0 ? '' : `촬영장의 ${kindsOf(material.moments).join(', ')}`
    const talk = speakers.length === 0 ? '' : `${withParticle(koreanList(speakers), 'subject')} 전하는 촬영 이야기`
    const parts = [seen, talk].filter((part) => part !== '')
    return parts.length === 0 ? `${title(material)} 메이킹 영상.` : `${parts.join(', 그리고 ')}.`
  },
  opening: (material) => {
    const source = material.about.source?.name
    return source === undefined
      ? paragraph(words(`${title(material)} ${episodes(material)}메이킹 영상이 공개됐다.`))
      : paragraph(
          words(`${withParticle(source, 'subject')} ${title(material)} ${episodes(material)}메이킹 영상을 공개했다.`),
        )
  },
  drama: (material) => {
    const synopsis = synopsisOf(material)
    return synopsis === undefined ? [] : [paragraph(words(synopsis))]
  },
  cast: (material) => {
    const leads = leadsOf(material)
    if (leads.length === 0) return undefined
    return paragraph(
      ...leads.flatMap((line, at) => {
        const role = saidRole(line, 'ko')
        const name = nameOf(material, line.person.id)
        const particle = withParticle(name, 'subject').slice(name.length)
        return [
          ...personNode(material, line.person.id, role, particle),
          words(` ${withParticle(role, 'object')}${at === leads.length - 1 ? ' 연기한다.' : ', '}`),
        ]
      }),
    )
  },
  moment: (material, moment, newScene) => {
    const scene = newScene && moment.scene ? ` ${moment.scene.episode}회 ${clock(moment.scene.at)} 장면이다.` : ''
    const said = moment.quote
    const told = said?.person !== undefined && moment.people.every((id) => id === said.person)
    const [lead, end] = (said && told && SAYING[moment.kind]?.(said.text)) || [
      ' ',
      said ? `라고 ${verb(said.text)}.` : '',
    ]
    const spoken: BodyNode[] =
      said === undefined
        ? []
        : [words(told ? lead : ' '), words(`“${said.text}”`, saidMark(said)), words(told ? end : '')]
    const what =
      told && said.person !== undefined ? people(material, [said.person], 'topic') : happens(material, moment)
    return [
      {
        type: 'moment',
        attrs: { making: material.making.id, start: moment.start, end: moment.end, kind: moment.kind },
        content: [...what, ...spoken, ...(scene === '' ? [] : [words(scene)])].filter(({ text }) => text !== ''),
      },
    ]
  },
  interview: (material, ids) =>
    ids.length === 0
      ? paragraph(words('촬영에 대한 이야기도 담겼다.'))
      : paragraph(...people(material, ids, 'topic'), words(' 촬영에 대해 이야기했다.')),
  quote: (material, quote, again) => {
    const { person } = quote
    if (person === undefined || standsApart(quote)) return quoteBlock(quote)
    const name = nameOf(material, person)
    return paragraph(
      ...personNode(material, person, null, `${withParticle(name, 'topic').slice(name.length)} `),
      words(`“${quote.text}”`, saidMark(quote)),
      words(again && verb(quote.text) !== '물었다' ? '라고 덧붙였다.' : `라고 ${verb(quote.text)}.`),
    )
  },
  watching: '방송 시간과 다시 보기',
  credits: ({ about: { source } }) =>
    source && {
      type: 'credits',
      content: [words(`영상: ${source.name}${source.licence === null ? '' : ` (${source.licence})`}`)],
    },
  tags: ['메이킹', '비하인드'],
}

const verb = (text: string): string => (/\?["”]?$/u.test(text) ? '물었다' : '말했다')

function happens(material: DraftMaterial, moment: DraftMoment): BodyNode[] {
  const kind = moment.kind === 'after-cut' ? (describedAs(moment.words) ?? 'after-cut') : moment.kind
  const lead = moment.afterCut ? '컷 소리가 난 뒤 ' : ''
  const [named, nobody] = WHAT[kind] ?? ['이 순간을 함께한다', '이런 순간도 있다']
  const nodes =
    moment.people.length === 0
      ? [words(`${nobody}.`)]
      : [...people(material, moment.people, 'subject'), words(` ${named}.`)]
  return lead === '' ? nodes : [words(lead), ...nodes]
}

/** What stands before and after the words in such a moment. */
const SAYING: Record<string, (text: string) => [string, string]> = {
  joke: () => [' ', '라고 농담한다.'],
  approach: (text) => [' 장면을 다르게 풀어 보자며 ', `라고 ${/\?["”]?$/u.test(text) ? '묻는다' : '말한다'}.`],
}

const WHAT: Record<string, [string, string]> = {
  'after-cut': ['화면에 남는다', '카메라는 계속 돌아간다'],
  laughter: ['웃음을 터뜨린다', '촬영장에 웃음이 터진다'],
  tears: ['눈물을 보인다', '촬영장에 눈물이 흐른다'],
  hug: ['포옹을 나눈다', '포옹이 이어진다'],
  'high-five': ['하이파이브를 한다', '하이파이브가 이어진다'],
  applause: ['박수를 받는다', '촬영장에 박수가 나온다'],
  slip: ['대사를 틀린다', '대사가 꼬인다'],
  'ad-lib': ['대사를 다르게 해 본다', '다른 대사가 나온다'],
  approach: ['장면을 다르게 풀어 본다', '장면을 다른 방식으로 찍는다'],
  joke: ['농담을 한다', '농담이 오간다'],
}

const KINDS: Record<string, string> = {
  'after-cut': '컷 이후의 모습',
  laughter: '웃음',
  tears: '눈물',
  hug: '포옹',
  'high-five': '하이파이브',
  applause: '박수',
  slip: '실수',
  'ad-lib': '애드리브',
  approach: '또 다른 시도',
  joke: '농담',
}

function kindsOf(moments: readonly DraftMoment[]): string[] {
  const kinds = moments.map((moment) =>
    moment.kind === 'after-cut' ? (describedAs(moment.words) ?? 'after-cut') : moment.kind,
  )
  return [...new Set(kinds.map((kind) => KINDS[kind] ?? kind))].slice(0, 3)
}
