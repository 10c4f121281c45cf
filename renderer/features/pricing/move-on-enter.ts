/**
 * Enter leads to the next field of a form. Where Enter already means something, an open list or a calendar, it keeps
 * that meaning.
 */
export function moveOnEnter(event: React.KeyboardEvent, form: HTMLElement | null): void {
  const { target } = event
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement) || !form) return
  if (target.ariaExpanded === 'true' || target.closest('.ant-picker-focused') || target.type === 'checkbox') return
  event.preventDefault()
  const fields = [...form.querySelectorAll('input')].filter((field) => !field.disabled && field.type !== 'radio')
  fields[fields.indexOf(target) + 1]?.focus()
}
