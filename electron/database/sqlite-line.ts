import type sqlite3 from 'sqlite3'

type Answer = (this: unknown, error: Error | null, ...result: unknown[]) => void

/** Says something to the connection itself. */
type Say = (values: unknown[], answered: Answer) => void

type Waiting = { say: Say; values: unknown[]; answer: Answer; isTold: boolean }

/** What one connection is said, strictly one after another. */
export type Line = {
  /** As the connection itself is spoken to: values, and who is to be answered. */
  pass(said: unknown[], say: Say): void
  /** Says a statement that nobody waits for. If it fails, nothing behind it is said until {@link Line.settle}. */
  tell(values: unknown[], say: Say): void
  /** Whether what is told need not be waited for: somebody will {@link Line.settle}. */
  isOpen: boolean
  /** Waits until everything is answered, and what follows from it; throws what was told and failed. */
  settle(): Promise<void>
}

/**
 * A connection's line. Without one, statements that come together go to as many threads and wait there for each other,
 * in no certain order. Behind a statement that was told and failed everything is dropped: SQLite may have ended the
 * transaction by itself, as on a full disk, and what is said next would be kept for good.
 */
export function openLine(database: sqlite3.Database): Line {
  const waiting: Waiting[] = []
  let isBusy = false
  let failure: Error | null = null
  let quiet: (() => void)[] = []

  const next = (): void => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (failure === null) {
        say(one)
        return
      }
      one.answer.call(database, failure)
    }
    isBusy = false
    const told = quiet
    quiet = []
    for (const tell of told) setImmediate(tell)
  }
  const say = ({ say, values, answer, isTold }: Waiting): void => {
    const answered: Answer = function (error, ...result) {
      if (isTold) failure ??= error
      next()
      answer.call(this, error, ...result)
    }
    say(values, answered)
  }
  const queue = (one: Waiting): void => {
    waiting.push(one)
    if (isBusy) return
    isBusy = true
    next()
  }
  return {
    isOpen: false,
    pass: (said, say) => {
      const answer = said.at(-1)
      const isAnswered = isAnswer(answer)
      queue({
        say,
        values: isAnswered ? said.slice(0, -1) : said,
        answer: isAnswered ? answer : (error) => error && database.emit('error', error),
        isTold: false,
      })
    },
    tell: (values, say) => queue({ say, values: [values], answer: () => undefined, isTold: true }),
    settle: async () => {
      while (isBusy) await new Promise<void>((resolve) => quiet.push(resolve))
      const failed = failure
      failure = null
      if (failed) throw failed
    },
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'function'
}
