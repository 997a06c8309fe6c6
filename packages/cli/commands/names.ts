import { answerNames } from '@aftercut/pipeline/names'
import { readArguments } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'

export const names: Command = {
  name: 'names',
  summary: 'tell who is meant, however a Korean name is spelled',
  help: `Usage: aftercut names FILE [--json]

Reads { "people": [{ "id", "hangul"?, "names": [] }], "queries": [] } and tells for each query whom it names, best
first, and nobody where nobody fits. A score of 1 is a known spelling; from 0.5 up the whole name fits; below, a part.

  --json   [{ "query", "people": [{ "id", "score" }] }]

Example:
  aftercut names cast.json
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new WrongUse('Which file? Write: aftercut names FILE')
    const answers = await answerNames(file)
    if (values.json) terminal.out(JSON.stringify(answers, null, 2))
    else {
      for (const { query, people } of answers) {
        const found = people.map(({ id, score }) => `${id} (${score.toFixed(2)})`).join(', ')
        terminal.out(`${query}: ${found === '' ? 'nobody' : found}`)
      }
    }
    return 0
  },
}
