import type { Problem, Span } from '@aftercut/engine/report'
import { readTable } from './table-file.ts'

/** A scene that a person names: overrides what is found. Seconds of the episode. */
export type ListedScene = Span & { episode: string; id?: string }

/**
 * Reads a scene list: CSV with the columns episode (the id: the file's name without its ending), start, end, and scene
 * (its name). Times as seconds ("93.5") or clock ("1:33.5", "0:01:33,5").
 */
export async function readSceneList(path: string): Promise<{ scenes: ListedScene[]; problems: Problem[] }> {
  const { rows, problems } = await readTable(path, { must: ['episode', 'start', 'end'], may: ['scene'] })
  const scenes = rows.flatMap(({ line, cells }) => {
    const start = readClock(cells.start ?? '')
    const end = readClock(cells.end ?? '')
    if (start !== undefined && end !== undefined && start < end)
      return [{ episode: cells.episode ?? '', start, end, ...(cells.scene && { id: cells.scene }) }]
    const message = `Line ${line}: '${cells.start}' to '${cells.end}' is no span of time; write seconds or H:MM:SS.`
    problems.push({ file: path, code: 'odd-span', line, message })
    return []
  })
  return { scenes, problems }
}

function readClock(text: string): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}(?:[.,]\d+)?$/.test(text)) return undefined
  return text
    .replace(',', '.')
    .split(':')
    .reduce((seconds, part) => seconds * 60 + Number(part), 0)
}
