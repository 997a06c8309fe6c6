import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerNames } from './answer-names.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercut-names-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = async (content: unknown) => {
  const path = join(folder, 'names.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

it('answers each query in order, best first, and nobody where nobody fits', async () => {
  const path = await file({
    people: [
      { id: 'son', hangul: '손석구', names: [] },
      { id: 'kim', names: ['Kim Ji Won'] },
    ],
    queries: ['Sohn Sukku', '김지원', 'Kim Ji Hoon'],
  })
  const answers = await answerNames(path)
  expect(answers.map(({ query, people }) => [query, people[0]?.id])).toEqual([
    ['Sohn Sukku', 'son'],
    ['김지원', 'kim'],
    ['Kim Ji Hoon', undefined],
  ])
})

it('says what is wrong with a file', async () => {
  await expect(answerNames(join(folder, 'none.json'))).rejects.toThrow(UnreadableInput)
  await expect(answerNames(await file('{'))).rejects.toThrow(/Cannot read the names/)
  await expect(answerNames(await file({ people: [{ names: [] }], queries: [] }))).rejects.toThrow(/people\[0\]/)
})
