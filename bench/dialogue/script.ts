import { readdirSync, readFileSync } from 'node:fs'

/**
 * Something that is said, with who says it, or a note on the screen. `paraphrase`: the same in other words. `callAt`: the
 * letter at which the call itself begins, marked `|` in the script.
 */
export type Said = { speaker?: string; text: string; note: boolean; paraphrase?: string; callAt?: number }

/** What happens after a cut; `talk` is a reaction of no kind of its own. */
export type Reaction = { kind: string; said: Said }

/** A drama written for the bench: see scripts/README.md for the format. */
export type Script = {
  name: string
  title: string
  language: string
  /** Role to actor. */
  cast: Map<string, string>
  /** By episode, then scene. */
  episodes: Said[][][]
  sections: Map<string, Said[]>
  reactions: Reaction[]
}

const HERE = new URL('scripts/', import.meta.url)

/** All scripts of a folder beside this file, in order of their names. */
export function readScripts(folder = HERE): Script[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => parseScript(name.replace('.txt', ''), readFileSync(new URL(name, folder), 'utf8')))
}

export function parseScript(name: string, text: string): Script {
  const script: Script = {
    name,
    title: name,
    language: 'en',
    cast: new Map(),
    episodes: [],
    sections: new Map(),
    reactions: [],
  }
  let section = ''
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    if (line.startsWith('# ')) section = openSection(line.slice(2), script)
    else if (section === '') header(line, script)
    else if (section === 'reaction') {
      const [kind, ...rest] = line.split('|')
      script.reactions.push({ kind: kind!.trim(), said: parseSaid(rest.join('|').trim()) })
    } else if (section === 'scene') script.episodes.at(-1)!.at(-1)!.push(parseSaid(line))
    else script.sections.get(section)!.push(parseSaid(line))
  }
  return script
}

function openSection(name: string, script: Script): string {
  const scene = /^scene (\d+)\.\d+$/u.exec(name)
  if (!scene) {
    script.sections.set(name, [])
    return name
  }
  while (script.episodes.length < Number(scene[1])) script.episodes.push([])
  script.episodes.at(-1)!.push([])
  return 'scene'
}

function header(line: string, script: Script): void {
  const [key, ...rest] = line.split(':')
  const value = rest.join(':').trim()
  if (key === 'title') script.title = value
  if (key === 'language') script.language = value
  if (key !== 'cast') return
  for (const pair of value.split(';')) {
    const [role, actor] = pair.split('=').map((each) => each.trim())
    script.cast.set(role!, actor!)
  }
}

const NOTE = /^[[（(](.+)[\]）)]$/u
const SPOKEN = /^([^:：]{1,28}): (.+)$/u

export function parseSaid(line: string): Said {
  const note = NOTE.exec(line)
  if (note) return { text: note[1]!, note: true }
  const spoken = SPOKEN.exec(line)
  const [text, paraphrase] = (spoken?.[2] ?? line).split(' ~ ')
  const callAt = text!.indexOf('|')
  return {
    text: text!.replace('|', ''),
    note: false,
    ...(callAt > 0 && { callAt }),
    ...(spoken && { speaker: spoken[1]! }),
    ...(paraphrase !== undefined && { paraphrase }),
  }
}
