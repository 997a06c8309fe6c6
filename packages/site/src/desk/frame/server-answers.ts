import { heardFromServer } from './session.svelte.ts'

/** A server that takes longer has other cares than our news. Milliseconds. */
const GIVE_UP_MS = 10_000

/**
 * Whether the server would answer this person now. To be asked before a page's data are read anew: SvelteKit leaves a page
 * whose data cannot be read, and all that is typed in it, for an error or for the sign-in.
 */
export async function serverAnswers(): Promise<boolean> {
  const options = { method: 'HEAD', signal: AbortSignal.timeout(GIVE_UP_MS) }
  const answer = await fetch('/desk/events', options).catch(() => undefined)
  if (answer) heardFromServer(answer.status)
  return answer?.ok === true
}
