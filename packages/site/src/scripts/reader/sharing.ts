/** Offers the device's own way of sharing, where it has one; the plain link stays. */
export function offerSharing(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-share]')
  if (button === null || navigator.share === undefined) return
  button.hidden = false
  button.addEventListener('click', () => {
    void navigator
      .share({ title: document.title, url: button.dataset['share'] ?? location.href })
      .catch(() => undefined)
  })
}
