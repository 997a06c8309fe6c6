// Counts the tests of Vitest's and Playwright's JSON reports into one closing line; skipped tests are named, and fail, but for
// those that want what no package brings.
const { existsSync, readFileSync } = require('node:fs')

const [unitFile, browserFile] = process.argv.slice(2)
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

// What a machine may lack without fault: footage that lies beside the checkout, and the right to mount a file system.
const MAY_BE_SKIPPED = [/^real captions /, /footage/, /^the disk of the store /]

let passed = 0
let failed = 0
const skipped = []

for (const file of read(unitFile).testResults)
  for (const test of file.assertionResults)
    if (test.status === 'passed') passed++
    else if (test.status === 'failed') failed++
    else skipped.push(`${file.name}: ${test.fullName}`)

const visit = (suite) => {
  for (const spec of suite.specs ?? [])
    for (const test of spec.tests)
      if (test.status === 'expected' || test.status === 'flaky') passed++
      else if (test.status === 'skipped') skipped.push(`${spec.file}: ${spec.title}`)
      else failed++
  suite.suites?.forEach(visit)
}
if (existsSync(browserFile)) read(browserFile).suites.forEach(visit)
else failed++

const wanted = skipped.filter((name) => !MAY_BE_SKIPPED.some((lack) => lack.test(name.replace(/^.*?: /, ''))))
for (const name of skipped) console.log(`skipped${wanted.includes(name) ? ', and should not be' : ''}: ${name}`)
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`)
process.exitCode = failed || wanted.length || !passed ? 1 : 0
