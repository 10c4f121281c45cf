import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import { askSqlite, beginTelling, endTelling, settleTold, tellSqlite } from './sqlite-driver'

type Work<Result> = (manager: EntityManager) => Promise<Result>

export type WriteOptions<Result> = {
  /** Takes so long that nobody else's answer should wait for its end. */
  isLong?: boolean
  /** What to do in the same turn once the work has been undone; null to give the error as it is. */
  instead?(error: unknown): Work<Result> | null
}

/** Work that waits, or is done and waits for the commit. `finish` gives its answer, only after that. */
type Member = {
  isLong: boolean
  perform(runner: QueryRunner): Promise<void>
  finish(): void
  fail(error: unknown): void
}

/** SQLite's one writer: one after another, those that wait together in one commit. */
export type WriteQueue = {
  write<Result>(work: Work<Result>, options?: WriteOptions<Result>): Promise<Result>
  /** Resolves once nothing waits any more. */
  idle(): Promise<void>
}

/** Nobody's answer waits longer than this for others to be taken along; more come in the next commit. */
const LONGEST_GROUP_MS = 50

/**
 * Bringing a commit to the disk takes as long as a claim: whoever waits in the queue shares one. Each member has its
 * own savepoint, so that what one undoes takes nothing of another with it, and is answered only once the commit is on
 * the disk. If it fails there, it fails for all of them, and nothing has happened. Rules LED-2, SEC-4.
 */
export function openWriteQueue(source: DataSource): WriteQueue {
  const waiting: Member[] = []
  let running: Promise<void> | undefined
  const drain = async () => {
    // Those who ask in the same moment are there when the first group begins.
    await Promise.resolve()
    const runner = source.createQueryRunner()
    while (waiting.length > 0) await commitGroup(runner, waiting)
    running = undefined
  }
  return {
    write: (work, options = {}) =>
      new Promise((resolve, reject) => {
        waiting.push(memberOf(work, options, resolve, reject))
        running ??= drain()
      }),
    idle: async () => {
      while (running) await running
    },
  }
}

async function commitGroup(runner: QueryRunner, waiting: Member[]): Promise<void> {
  const group: Member[] = []
  const { driver } = runner.connection
  try {
    const end = performance.now() + LONGEST_GROUP_MS
    for (let next = nextOf(waiting, group); next; next = nextOf(waiting, group)) {
      group.push(next)
      if (group.length === 1) await (beginTelling(driver) ?? runner.query('BEGIN'))
      await next.perform(runner)
      if (performance.now() > end) break
    }
    await say(runner, 'COMMIT')
  } catch (error) {
    await settle(runner).catch(() => undefined)
    // SQLite may have undone it all by itself, as on a full disk; then there is nothing to roll back.
    await say(runner, 'ROLLBACK').catch(() => undefined)
    for (const member of group) member.fail(error)
    return
  } finally {
    endTelling(driver)
  }
  for (const member of group) member.finish()
}

/** What takes long is alone in its group. */
function nextOf(waiting: Member[], group: readonly Member[]): Member | undefined {
  const isClosed = group.some(({ isLong }) => isLong) || (group.length > 0 && waiting[0]?.isLong)
  return isClosed ? undefined : waiting.shift()
}

function memberOf<Result>(
  work: Work<Result>,
  { isLong = false, instead }: WriteOptions<Result>,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Member {
  let finish = () => reject(new Error('finished without having been performed'))
  return {
    isLong,
    perform: async (runner) => {
      const undoneBy = async (wanted: Work<Result>): Promise<{ error: unknown } | null> => {
        try {
          const result = await wanted(runner.manager)
          await settle(runner)
          finish = () => resolve(result)
          return null
        } catch (error) {
          finish = () => reject(error)
          // What is told fails for the same reason, or is undone with the rest.
          await settle(runner).catch(() => undefined)
          await say(runner, 'ROLLBACK TO "member"').catch(() => {
            // SQLite has undone the whole group, as on a full disk: it has failed for all, and for this reason.
            throw error
          })
          return { error }
        }
      }
      await tell(runner, 'SAVEPOINT "member"')
      const undone = await undoneBy(work)
      const other = undone && instead?.(undone.error)
      if (other) await undoneBy(other)
      await tell(runner, 'RELEASE "member"')
    },
    finish: () => finish(),
    fail: reject,
  }
}

/** Nothing that a member told, or began side by side, is still under way: it belongs to its savepoint. */
async function settle({ connection }: QueryRunner): Promise<void> {
  await settleTold(connection.driver)
}

async function tell(runner: QueryRunner, sql: string): Promise<void> {
  await (tellSqlite(runner.connection.driver, sql, []) ?? runner.query(sql))
}

async function say(runner: QueryRunner, sql: string): Promise<void> {
  await (askSqlite(runner.connection.driver, sql, []) ?? runner.query(sql))
}
