/**
 * Copies the words that `shown` holds to the clipboard; answers whether that could be done. Over plain http browsers have no
 * `navigator.clipboard`: the words are selected and copied as by hand, and stay selected where even that is refused.
 */
export async function copyWords(shown: HTMLElement): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard
  try {
    if (clipboard) {
      await clipboard.writeText(shown.textContent)
      return true
    }
  } catch {
    // It may be forbidden: by hand it may not be.
  }
  getSelection()?.selectAllChildren(shown)
  return document.execCommand('copy')
}
