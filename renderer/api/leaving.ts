import { pause } from './watching'

const keepers = new Set<() => Promise<void>>()

/** Who keeps what is written while it is written is asked to save it before somebody else takes the PC. */
export function beforeLeaving(save: () => Promise<void>): () => void {
  keepers.add(save)
  return () => keepers.delete(save)
}

/** Saved, or an office that is silent is waited for no longer: what was not saved stays behind the cover. */
const LONGEST = 2_000

export async function saveBeforeLeaving(): Promise<void> {
  const saved = Promise.allSettled([...keepers].map((save) => save()))
  await Promise.race([saved, pause(LONGEST, new AbortController().signal)])
}
