/** The session of whoever works here ended while the page was open: what was typed waits until somebody signs in. */
let over = $state(false)

export const session = {
  get isOver(): boolean {
    return over
  },
}

/** Every answer of the desk's server says whether we are still signed in. `status`: of HTTP. */
export function heardFromServer(status: number): void {
  if (status === 401) over = true
  else if (status < 500) over = false
}
