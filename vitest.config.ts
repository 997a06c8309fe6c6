import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'sample/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', '**/*.browser.test.ts'],
    // Databases boot and videos decode in these: on a busy machine that takes its time, and no test measures it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than the cores of a small machine: many of these wait for a disk, a database or a clock.
    maxWorkers: 3,
  },
})
