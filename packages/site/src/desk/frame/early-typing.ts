type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** A field as it stood: its text, or whether it was ticked. */
type Kept = { field: Input; value: string; isTicked: boolean }

/** Once for each page that comes from the server: what is shown later was never without scripts. */
let isDone = false

/**
 * What a person put into the page's fields before its scripts took them over, which sets them to what the server sent.
 * To be asked as the outermost component starts; what it answers puts all of it back, as if it were typed then.
 */
export function earlyTyping(): () => void {
  if (typeof document === 'undefined' || isDone) return () => undefined
  isDone = true
  const kept: Kept[] = [...document.querySelectorAll<Input>('input, textarea, select')]
    .filter(isChanged)
    .map((field) => ({ field, value: field.value, isTicked: field instanceof HTMLInputElement && field.checked }))
  return () => {
    for (const { field, value, isTicked } of kept) {
      if (!field.isConnected) continue
      if (field instanceof HTMLInputElement && isTickable(field)) field.checked = isTicked
      else field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
}

const isTickable = ({ type }: HTMLInputElement): boolean => type === 'checkbox' || type === 'radio'

function isChanged(field: Input): boolean {
  if (field instanceof HTMLSelectElement) {
    const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
    return field.value !== sent?.value
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field.type === 'file' || field.type === 'hidden') return false
  return isTickable(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
