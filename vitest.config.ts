import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'sample/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', '**/*.browser.test.ts'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
})
