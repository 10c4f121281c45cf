/** What the office says, once a second, while it is being restored. */
export type Heard = 'away' | 'signedIn' | 'signedOut'

/** The office is exchanged within a second of the order: who is signed in so often after it still has the old one. */
const STILL_THERE = 5

/**
 * How a restore ended, by what was heard since it was ordered, `null` while nobody knows. A restored office knows
 * nobody's session; one that could not be restored opens again as it was. Rule SEC-4.
 */
export function restoreEnd(heard: readonly Heard[]): 'restored' | 'failed' | null {
  if (heard.at(-1) === 'signedOut') return 'restored'
  const last = heard.slice(-STILL_THERE)
  return last.length === STILL_THERE && last.every((one) => one === 'signedIn') ? 'failed' : null
}
