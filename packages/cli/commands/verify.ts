import { verifyFiles } from '@aftercut/pipeline/verify'
import { readArguments, spreadOptions } from '../arguments.ts'
import { WrongUse, type Command } from '../command.ts'
import { tellVerification } from '../summary/verification.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'check every quotation of a story against captions',
  help: `Usage: aftercut verify STORY --captions FILE… [options]

Finds every quotation in a Markdown, HTML or text file and looks it up, word by word, in the captions.
Words must stand as they were said. [Brackets] may add words or replace up to a few, an ellipsis may drop some:
what changed is shown. Titles and scare quotes are listed apart.

  --captions FILE…   caption files, of the making-of or of episodes (.srt, .vtt, .ass, .smi, .json3)
  --cast FILE        CSV of person, role, variant, episodes: who plays whom, so that roles resolve to people
  --json             the verdicts as JSON

Exit 1 when a quotation fails: not found, somebody else's words, or of several people.

Examples:
  aftercut verify story.md --captions making.en.srt making.ko.srt
  aftercut verify story.html --captions making.en.vtt --cast cast.csv
  aftercut verify story.md --captions making.en.srt --json | jq '.quotes[] | select(.verdict == "not-found")'
`,
  async run(args, terminal) {
    const { values, positionals } = readArguments(spreadOptions(args, ['--captions']), {
      captions: { type: 'string', multiple: true },
      cast: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [story, ...more] = positionals
    if (!story) throw new WrongUse('Which story? Write: aftercut verify STORY --captions FILE…')
    if (more.length > 0) throw new WrongUse(`One story at a time; '${more[0]}' is one too many.`)
    if (!values.captions) throw new WrongUse('Against which captions? Add: --captions FILE…')
    const { quotes, others, problems } = await verifyFiles({
      story,
      captions: values.captions,
      ...(values.cast === undefined ? {} : { cast: values.cast }),
    })
    for (const problem of problems) terminal.note(`${problem.file}: ${problem.message}`)
    if (values.json) terminal.out(JSON.stringify({ quotes, others }, null, 2))
    else terminal.out(tellVerification(story, { quotes, others }, terminal.colour))
    return quotes.every(({ verdict }) => verdict === 'verbatim' || verdict === 'edited') ? 0 : 1
  },
}
