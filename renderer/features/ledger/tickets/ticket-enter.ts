/** Keys held down in this window, as far as deciding goes: Enter. */
let isEnterDown = false

window.addEventListener(
  'keydown',
  ({ key }) => {
    if (key === 'Enter') isEnterDown = true
  },
  true,
)
window.addEventListener(
  'keyup',
  ({ key }) => {
    if (key === 'Enter') isEnterDown = false
  },
  true,
)
window.addEventListener('blur', () => {
  isEnterDown = false
})

/** Does something once no Enter is held: a finger still on the key must not decide the next ticket too. */
export function onceEnterIsUp(act: () => void): () => void {
  if (!isEnterDown) {
    act()
    return () => {}
  }
  const onUp = ({ key }: KeyboardEvent) => {
    if (key !== 'Enter') return
    window.removeEventListener('keyup', onUp)
    act()
  }
  window.addEventListener('keyup', onUp)
  return () => window.removeEventListener('keyup', onUp)
}

/** For a button that decides: a held Enter presses it once, not again and again. */
export function ignoreHeldEnter(event: React.KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}
