type Tally = { counts: Record<string, number>; yours: string | null; total: string }

/** Answers without leaving the page; without this script, the form does the same by itself. */
export function answerInPlace(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-reactions]')
  form?.addEventListener('submit', (event) => {
    const button = event.submitter
    if (!(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    void answer(form, button).catch(() => form.submit())
  })
}

async function answer(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const body = new URLSearchParams({ [button.name]: button.value })
  const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
  const status = form.querySelector('[role=status]')
  const tally = (await response.json()) as Tally | { message: string }
  if ('message' in tally) {
    if (status !== null) status.textContent = tally.message
    return
  }
  for (const each of form.querySelectorAll<HTMLButtonElement>('button[name=feeling]')) {
    each.setAttribute('aria-pressed', String(each.value === tally.yours))
    const count = each.querySelector('[data-count]')
    if (count !== null) count.textContent = String(tally.counts[each.value] ?? 0)
  }
  if (status !== null) status.textContent = tally.total
}
