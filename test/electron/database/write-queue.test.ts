import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EntityManager } from 'typeorm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../electron/database/data-source'
import { tell } from '../../../electron/database/statements'
import { TABLES } from '../../../electron/features/tables'

async function anOpenDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-data-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return openDatabase({ dataDir, tables: TABLES })
}

async function aDatabase() {
  const database = await anOpenDatabase()
  onTestFinished(() => database.close())
  const written = async (manager: EntityManager = database.reader): Promise<string[]> => {
    const rows: { name: string }[] = await manager.query(
      `SELECT "name" FROM "setting" WHERE "value" = 'x' ORDER BY "name"`,
    )
    return rows.map(({ name }) => name)
  }
  return { database, written }
}

const insert = (name: string) => `INSERT INTO "setting" ("name", "value") VALUES ('${name}', 'x')`

/** Leaves the database something it refuses only when all is to be committed. */
async function spoilCommit(manager: EntityManager): Promise<void> {
  await manager.query('PRAGMA defer_foreign_keys = ON')
  await manager.query(
    `INSERT INTO "session" ("id", "personId", "createdAt", "expiresAt") VALUES ('s', 'nobody at all', 0, 0)`,
  )
}

describe('writers who wait together', () => {
  it('SEC-4: what a member began side by side and did not wait for is undone with it', async () => {
    const { database, written } = await aDatabase()
    const say = `INSERT INTO "setting" ("name", "value") VALUES (?, 'x')`
    await database.write('office', (manager) => manager.query(say, ['before']))
    const racing = database.write('office', async (manager) => {
      const begun = Array.from({ length: 30 }, (_, at) => manager.query(say, [`lost ${at}`]))
      await Promise.all([Promise.reject(new Error('halfway')), ...begun])
    })
    const kept = database.write('office', (manager) => manager.query(say, ['kept']))

    await expect(racing).rejects.toThrow('halfway')
    await kept
    expect(await written()).toEqual(['before', 'kept'])
  })

  it('LED-2: share one commit; before it nobody else sees anything, and nobody is answered', async () => {
    const { database, written } = await aDatabase()
    const seen: { inside: number; outside: number }[] = []
    const names = ['a', 'b', 'c', 'd']

    const atAnswer = await Promise.all(
      names.map(async (name) => {
        await database.write('office', async (manager) => {
          await manager.query(insert(name))
          seen.push({ inside: (await written(manager)).length, outside: (await written()).length })
        })
        return written()
      }),
    )

    expect(seen).toEqual([1, 2, 3, 4].map((inside) => ({ inside, outside: 0 })))
    expect(atAnswer).toEqual(names.map(() => names))
  })

  it('LED-1: an error takes back its own half and leaves the work of the others', async () => {
    const { database, written } = await aDatabase()

    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) =>
        database.write('office', async (manager) => {
          await manager.query(insert(name))
          if (name === 'b') throw new Error('halfway')
          return name
        }),
      ),
    )

    expect(outcomes).toMatchObject([{ value: 'a' }, { reason: new Error('halfway') }, { value: 'c' }])
    expect(await written()).toEqual(['a', 'c'])
  })

  it('SEC-2: what is to be done instead comes in the same turn, after what it replaces is undone', async () => {
    const { database, written } = await aDatabase()
    const seen: string[][] = []
    const first = database.write(
      'office',
      async (manager) => {
        await manager.query(insert('a'))
        throw new Error('refused')
      },
      {
        instead: () => async (manager) => {
          await manager.query(insert('instead'))
        },
      },
    )
    const second = database.write('office', async (manager) => {
      seen.push(await written(manager))
    })

    await Promise.all([first, second])

    expect(seen).toEqual([['instead']])
    expect(await written()).toEqual(['instead'])
  })

  it('SEC-4: a commit that fails has failed for all of them, and the next one goes on', async () => {
    const { database, written } = await aDatabase()
    const work = ['a', 'spoilt', 'c'].map((name) => async (manager: EntityManager) => {
      await manager.query(insert(name))
      if (name === 'spoilt') await spoilCommit(manager)
    })

    const outcomes = await Promise.allSettled(work.map((one) => database.write('office', one)))

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await written()).toEqual([])
    await database.write('office', (manager) => manager.query(insert('later')))
    expect(await written()).toEqual(['later'])
  })

  it('SEC-4: what was undone of its own accord by the database fails for all who shared it', async () => {
    const { database, written } = await aDatabase()

    const outcomes = await Promise.allSettled(
      ['a', 'b'].map((name) =>
        database.write('office', async (manager) => {
          await manager.query(insert(name))
          if (name === 'b') await manager.query('ROLLBACK')
          throw new Error(`end of ${name}`)
        }),
      ),
    )

    expect(outcomes).toMatchObject([{ reason: new Error('end of b') }, { reason: new Error('end of b') }])
    expect(await written()).toEqual([])
  })

  it('LED-8: what takes long is alone: nobody’s answer waits for its end', async () => {
    const { database, written } = await aDatabase()
    const seen: string[][] = []
    const write = (name: string, isLong: boolean) =>
      database.write(
        'office',
        async (manager) => {
          seen.push(await written())
          await manager.query(insert(name))
        },
        { isLong },
      )

    await Promise.all([write('a', false), write('list', true), write('z', false)])

    expect(seen).toEqual([[], ['a'], ['a', 'list']])
  })

  it('SEC-4: what a member told and did not wait for takes back the member when it fails, and nobody else', async () => {
    const { database, written } = await aDatabase()
    const ends = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) =>
        database.write('office', async (manager) => {
          await tell(manager, insert(name), [])
          if (name === 'b') await tell(manager, insert('a'), [])
          await tell(manager, insert(`${name} after`), [])
          return name
        }),
      ),
    )

    expect(ends).toMatchObject([{ value: 'a' }, { reason: { code: 'SQLITE_CONSTRAINT' } }, { value: 'c' }])
    expect(await written()).toEqual(['a', 'a after', 'c', 'c after'])
  })

  it('SEC-4: nothing is said behind what failed and ended the transaction, as a full disk does', async () => {
    const { database, written } = await aDatabase()
    await database.write('office', (manager) => manager.query(insert('before')))
    const ends = await Promise.allSettled(
      ['a', 'b'].map((name) =>
        database.write('office', async (manager) => {
          await tell(manager, insert(name), [])
          if (name === 'b') await tell(manager, insert('before').replace('INSERT', 'INSERT OR ROLLBACK'), [])
          await tell(manager, insert(`${name} after`), [])
          return written(manager)
        }),
      ),
    )

    const constraint = { reason: { code: 'SQLITE_CONSTRAINT' } }
    expect(ends).toMatchObject([constraint, constraint])
    expect(await written()).toEqual(['before'])
    await database.write('office', (manager) => manager.query(insert('later')))
    expect(await written()).toEqual(['before', 'later'])
  })

  it('SEC-4: closing waits for all who were there', async () => {
    const database = await anOpenDatabase()
    const writing = ['a', 'b', 'c'].map((name) => database.write('office', (manager) => manager.query(insert(name))))
    await database.close()
    expect((await Promise.allSettled(writing)).map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'))
  })
})
