import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Measures everything, or the subjects that are named: `npm run bench -- names matches`. Each prints its table. */
const subjects = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, 'index.ts')))
  .map(({ name }) => name)

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !subjects.includes(name))
if (unknown.length > 0) {
  console.error(`There is no subject '${unknown[0]}' to measure. There are: ${subjects.join(', ')}.`)
  process.exit(2)
}

for (const subject of wanted.length > 0 ? wanted : subjects) {
  const module = (await import(join(import.meta.dirname, subject, 'index.ts'))) as { run?: () => Promise<unknown> }
  if (!module.run) continue
  console.log(`\n## ${subject}\n`)
  await module.run()
}
