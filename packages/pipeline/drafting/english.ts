import type { BodyNode } from '../gate/index.ts'
import { saidRole } from '../gate/index.ts'
import type { DraftMaterial, DraftMoment } from './material.ts'
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

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const title = (material: DraftMaterial): BodyNode => words(titleOf(material), { type: 'title' })
const episodes = ({ about }: DraftMaterial): string => {
  const numbers = about.episodes.map(({ number }) => String(number))
  return numbers.length === 0 ? '' : numbers.length === 1 ? `episode ${numbers[0]}` : `episodes ${list.format(numbers)}`
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const english: Wording = {
  headline: (material, people) => {
    const names = people.slice(0, 2).map((id) => nameOf(material, id))
    const who = names.join(' And ')
    if (who === '') return `Watch: Behind The Scenes Of “${titleOf(material)}”`
    return material.quotes.length > 0
      ? `Watch: ${who} Talk${names.length === 1 ? 's' : ''} About Filming “${titleOf(material)}”`
      : `Watch: ${who} Behind The Scenes Of “${titleOf(material)}”`
  },
  teaser: (material) => `Watch: The making-of “${titleOf(material)}”`,
  standfirst: (material) => {
    const { moments, quotes } = material
    const speakers = [...new Set(quotes.flatMap(({ person }) => person ?? []))].map((id) => nameOf(material, id))
    const seen = moments.length === 0 ? '' : `${capital(list.format(kindsOf(moments)))} on set`
    const talk = speakers.length === 0 ? '' : `${list.format(speakers)} on the filming`
    const parts = [seen, talk].filter((part) => part !== '')
    return parts.length === 0 ? `The making-of “${titleOf(material)}”.` : `${parts.join('; ')}.`
  },
  opening: (material) => {
    const of = episodes(material)
    const source = material.about.source?.name
    const subject = of === '' ? 'a making-of video of ' : `the making-of video for ${of} of `
    return source === undefined
      ? paragraph(words(capital(subject)), title(material), words(' is out.'))
      : paragraph(words(`${source} has released ${subject}`), title(material), words('.'))
  },
  drama: (material) => {
    const synopsis = synopsisOf(material)
    return synopsis === undefined ? [] : [paragraph(words(synopsis))]
  },
  cast: (material) => {
    const leads = leadsOf(material)
    if (leads.length === 0) return undefined
    const nodes = leads.flatMap((line, at) => {
      const role = saidRole(line, 'en')
      const before = at === 0 ? '' : at === leads.length - 1 ? ', and ' : ', '
      return [
        ...(before === '' ? [] : [words(before)]),
        ...personNode(material, line.person.id, role),
        words(` plays ${role}`),
      ]
    })
    return paragraph(...nodes, words('.'))
  },
  moment: (material, moment, newScene) => {
    const { making, start, end } = { making: material.making.id, ...moment }
    const scene =
      newScene && moment.scene ? ` The scene is at ${clock(moment.scene.at)} of episode ${moment.scene.episode}.` : ''
    const said = moment.quote
    const told = said?.person !== undefined && moment.people.every((id) => id === said.person)
    const spoken: BodyNode[] =
      said === undefined ? [] : [words(told ? '' : ' '), words(`“${said.text}”`, saidMark(said))]
    const what =
      told && said.person !== undefined
        ? [...personNode(material, said.person), words(SAYING[moment.kind]?.(said.text) ?? ` ${verb(said.text)}, `)]
        : happens(material, moment)
    return [
      {
        type: 'moment',
        attrs: { making, start, end, kind: moment.kind },
        content: [...what, ...spoken, ...(scene === '' ? [] : [words(scene)])].filter(({ text }) => text !== ''),
      },
    ]
  },
  interview: (material, people) =>
    people.length === 0
      ? paragraph(words('This is what they say about it.'))
      : paragraph(
          ...people.flatMap((id, at) => [
            words(at === 0 ? '' : at === people.length - 1 ? ' and ' : ', '),
            ...personNode(material, id),
          ]),
          words(` talk${people.length === 1 ? 's' : ''} about the filming.`),
        ),
  quote: (material, quote, again) => {
    const { person } = quote
    if (person === undefined || standsApart(quote)) return quoteBlock(quote)
    const lead = `${again ? ' adds' : ` ${verb(quote.text)}`}, `
    return paragraph(...personNode(material, person), words(lead), words(`“${quote.text}”`, saidMark(quote)))
  },
  watching: 'When and where to watch',
  credits: ({ about: { source } }) =>
    source && {
      type: 'credits',
      content: [words(`Video: ${source.name}${source.licence === null ? '' : ` (${source.licence})`}`)],
    },
  tags: ['making-of', 'behind the scenes'],
}

const verb = (text: string): string => (/\?["”]?$/u.test(text) ? 'asks' : 'says')

/** What happens, of whom the cast is known by name; else of nobody in particular. */
function happens(material: DraftMaterial, moment: DraftMoment): BodyNode[] {
  const { people } = moment
  const names = people
    .flatMap((id, at) => [
      words(at === 0 ? '' : at === people.length - 1 ? ' and ' : ', '),
      ...personNode(material, id),
    ])
    .filter(({ text }) => text !== '')
  const kind = moment.kind === 'after-cut' ? (describedAs(moment.words) ?? 'after-cut') : moment.kind
  const lead = moment.afterCut ? 'After the cut, ' : ''
  const [one, many, nobody] = WHAT[kind] ?? [
    ' are in this moment',
    ' are in this moment',
    `there is a moment of ${kind.replaceAll('-', ' ')}`,
  ]
  if (people.length === 0) return [words(lead === '' ? `${capital(nobody)}.` : `${lead}${nobody}.`)]
  return [...(lead === '' ? [] : [words(lead)]), ...names, words(`${people.length === 1 ? one : many}.`)]
}

/** How somebody is led to speak in such a moment. */
const SAYING: Record<string, (text: string) => string> = {
  joke: () => ' jokes, ',
  approach: (text) => ` has another way to do the scene, and ${verb(text)}, `,
  'ad-lib': () => ' departs from the line, and says, ',
  slip: () => ' slips on a line, and says, ',
}

/** Of one, of several, of nobody who is named. */
const WHAT: Record<string, [string, string, string]> = {
  'after-cut': [' stays in the picture', ' stay in the picture', 'the camera stays on'],
  laughter: [' laughs', ' laugh', 'there is laughter on set'],
  tears: [' is in tears', ' are in tears', 'there are tears on set'],
  hug: [' gives a hug', ' hug', 'there is a hug'],
  'high-five': [' gives a high-five', ' exchange a high-five', 'there is a high-five'],
  applause: [' is applauded', ' are applauded', 'there is applause on set'],
  slip: [' slips on a line', ' slip on a line', 'a line goes wrong'],
  'ad-lib': [' departs from the line', ' depart from the line', 'a line is said in another way'],
  approach: [
    ' has another way to do the scene',
    ' have another way to do the scene',
    'the scene is tried in another way',
  ],
  joke: [' makes a joke', ' joke', 'there is a joke'],
}

const KINDS: Record<string, string> = {
  'after-cut': 'what follows the cut',
  laughter: 'laughter',
  tears: 'tears',
  hug: 'a hug',
  'high-five': 'a high-five',
  applause: 'applause',
  slip: 'a slip',
  'ad-lib': 'an ad-lib',
  approach: 'another approach to the scene',
  joke: 'a joke',
}

function kindsOf(moments: readonly DraftMoment[]): string[] {
  const kinds = moments.map((moment) =>
    moment.kind === 'after-cut' ? (describedAs(moment.words) ?? 'after-cut') : moment.kind,
  )
  return [...new Set(kinds.map((kind) => KINDS[kind] ?? kind.replaceAll('-', ' ')))].slice(0, 3)
}
