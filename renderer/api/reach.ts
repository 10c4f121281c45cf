/** What time it is and what comes later; tests bring their own. */
export type PageClock = {
  now(): number
  /** Does the work after so many milliseconds, unless it is called off. */
  after(ms: number, work: () => void): () => void
}

type Minding = {
  /** Asks the office anything; rejects where it gives no answer. */
  ask(signal: AbortSignal): Promise<void>
  clock: PageClock
  /** Told after every try. */
  onTry(isSilent: boolean): void
}

/** As long as it answers, the office is asked this often. */
const WHILE_IT_ANSWERS = 15_000
/** And this long after a try without an answer. */
const WHILE_SILENT = 3_000
/** An answer that takes longer is none: a host that was switched off leaves the line hanging. */
const LONGEST_TRY = 5_000
/** An office that is exchanged for a restored one is back sooner. */
const PATIENCE = 15_000

/** The longest that an office does not answer before the page says so. */
export const SAID_WITHIN = WHILE_IT_ANSWERS + PATIENCE + LONGEST_TRY

/**
 * Asks again and again whether the office answers, for pages that hear nothing from it by themselves. It is silent once
 * no try was answered for {@link PATIENCE}, and answers again with the first that is. Gives how to stop. Rule SEC-4.
 */
export function mindReach({ ask, clock, onTry }: Minding): () => void {
  let unansweredSince: number | null = null
  let callOff = () => {}
  const tryOnce = () => {
    const line = new AbortController()
    const begun = clock.now()
    let isOver = false
    const end = (isAnswered: boolean) => {
      if (isOver) return
      callOff()
      unansweredSince = isAnswered ? null : (unansweredSince ?? begun)
      callOff = clock.after(isAnswered ? WHILE_IT_ANSWERS : WHILE_SILENT, tryOnce)
      onTry(unansweredSince !== null && clock.now() - unansweredSince >= PATIENCE)
    }
    const limit = clock.after(LONGEST_TRY, () => end(false))
    callOff = () => {
      isOver = true
      limit()
      line.abort()
    }
    ask(line.signal).then(
      () => end(true),
      () => end(false),
    )
  }
  callOff = clock.after(WHILE_SILENT, tryOnce)
  return () => callOff()
}
