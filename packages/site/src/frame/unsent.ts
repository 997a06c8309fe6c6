/**
 * What a page is rendered from, and never sent: public pages have no client framework, yet SvelteKit would write all data
 * of a page out for one, which takes longer than the rendering. `hooks.ts` tells it to leave these alone.
 */
export class Unsent<View> {
  readonly view: View

  constructor(view: View) {
    this.view = view
  }
}
