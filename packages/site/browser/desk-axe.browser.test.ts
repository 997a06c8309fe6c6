import { AxeBuilder } from '@axe-core/playwright'
import { expect, open, test } from './desk-fixture.ts'

for (const scheme of ['light', 'dark'] as const)
  test(`no page of the door and the library is shut to anyone (${scheme})`, async ({ signedIn, site, browser }) => {
    test.setTimeout(300_000)
    const page = await signedIn('owner', { colorScheme: scheme })
    const { filled, library } = site
    const [person] = await library.people.list({ limit: 1 })
    const outside = await (await browser.newContext({ baseURL: site.url, colorScheme: scheme })).newPage()
    const token = await site.signIn.invite(`axe-${scheme}@example.org`, 'writer', 'test')
    const pages: [typeof page, string][] = [
      ...[
        '/desk/makings',
        '/desk/episodes',
        '/desk/import',
        `/desk/videos/${filled.videoId}`,
        '/desk/dramas',
        `/desk/dramas/${filled.dramaId}`,
        '/desk/people',
        `/desk/people/${person?.id}`,
        '/desk/settings',
        '/desk/settings/people',
        '/desk/settings/sources',
        '/desk/settings/backups',
        '/desk/settings/audit',
        '/desk/me',
        '/desk/nothing-here',
      ].map((path): [typeof page, string] => [page, path]),
      ...['/desk/sign-in', '/desk/setup', `/desk/invitation/${token}`, '/desk/reset/x'].map(
        (path): [typeof page, string] => [outside, path],
      ),
    ]
    for (const [each, path] of pages) {
      if (path === '/desk/nothing-here') await each.goto(path)
      else await open(each, path)
      for (const summary of await each.locator('main summary').all()) await summary.click()
      const { violations } = await new AxeBuilder({ page: each }).analyze()
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([])
      const wider = await each.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wider, `${path} is wider than the window`).toBeLessThanOrEqual(0)
    }
    await outside.context().close()
  })
