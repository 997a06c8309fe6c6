/** Writes the JSON Schema of an export anew, after a field was added: `node packages/pipeline/exchange/write-schema.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportSchema } from '@aftercut/library/exchange'

await writeFile(join(import.meta.dirname, 'export.schema.json'), `${JSON.stringify(exportSchema(), null, 2)}\n`)
