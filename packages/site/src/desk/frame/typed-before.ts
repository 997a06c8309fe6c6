/**
 * What a person put into a field before the page's scripts took it over, which would else set it back to what the server
 * sent. Undefined where nothing was changed, and on the server.
 */
export function typedBefore(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const field = document.getElementById(id)
  if (field instanceof HTMLSelectElement) {
    const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
    return field.value === sent?.value ? undefined : field.value
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.type === 'file')
    return undefined
  return field.value === field.defaultValue ? undefined : field.value
}
