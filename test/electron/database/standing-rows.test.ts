import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sqlite3 from 'sqlite3'
import type { EntityManager } from 'typeorm'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../electron/database/data-source'
import { OFFICE_FILE } from '../../../electron/database/database'
import { findRows, tell } from '../../../electron/database/statements'
import { projectSettingTable } from '../../../electron/features/project/tables'
import { TABLES } from '../../../electron/features/tables'

const PUT = `INSERT INTO "projectSetting" ("projectId", "name", "value") VALUES ('p', 'n', ?)
ON CONFLICT ("projectId", "name") DO UPDATE SET "value" = excluded."value"`

/** A project with a setting, which commands read and write and somebody changes by hand. */
async function anOffice() {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-data-'))
  const database = await openDatabase({ dataDir, tables: TABLES })
  const beside = new sqlite3.Database(join(dataDir, OFFICE_FILE))
  onTestFinished(async () => {
    await new Promise((resolve) => beside.close(resolve))
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  await database.write('office', async (manager) => {
    await manager.query(`INSERT INTO "project" ("id", "name", "createdAt") VALUES ('p', '望江府', 0)`)
    await set(manager, 'first')
  })
  const setByHand = (value: string) =>
    new Promise<void>((resolve, reject) => beside.run(PUT, value, (error) => (error ? reject(error) : resolve())))
  return { database, setByHand }
}

function set(manager: EntityManager, value: string): Promise<void> {
  return tell(manager, PUT, [value])
}

async function read(manager: EntityManager): Promise<string | undefined> {
  const [row] = await findRows(manager, projectSettingTable, { projectId: 'p', name: 'n' }, undefined, 1)
  return row?.value
}

/** Past whatever is remembered. */
async function readAnew(manager: EntityManager): Promise<string | undefined> {
  const [row]: { value: string }[] = await manager.query(`SELECT "value" FROM "projectSetting" WHERE "name" = 'n'`)
  return row?.value
}

it('LED-2: who claims next in the same commit goes by what the one before has set', async () => {
  const { database } = await anOffice()

  const seen = await Promise.all([
    database.write('p', async (manager) => {
      const before = await read(manager)
      await set(manager, 'second')
      return [before, await read(manager)]
    }),
    database.write('p', read),
  ])

  expect(seen).toEqual([['first', 'second'], 'second'])
})

it('what was asked for while it was being changed is asked for again', async () => {
  const { database } = await anOffice()

  const after = await database.write('p', async (manager) => {
    await Promise.all([read(manager), set(manager, 'second')])
    return read(manager)
  })

  expect(after).toBe('second')
})

it('SEC-5: what a refused command had set is not remembered', async () => {
  const { database } = await anOffice()
  const refused = database.write('p', async (manager) => {
    await set(manager, 'second')
    expect(await read(manager)).toBe('second')
    throw new Error('refused')
  })
  const next = database.write('p', read)

  await expect(refused).rejects.toThrow('refused')
  expect(await next).toBe('first')
})

it('SEC-2: what somebody changed by hand is read by the next command', async () => {
  const { database, setByHand } = await anOffice()
  expect(await database.write('p', read)).toBe('first')

  await setByHand('by hand')

  expect(await database.write('p', read)).toBe('by hand')
})

it('who changes the rows they were given changes nobody else’s', async () => {
  const { database } = await anOffice()
  const find = (manager: EntityManager) => findRows(manager, projectSettingTable, { projectId: 'p' }, undefined, 1)

  const [given] = await database.write('p', find)
  if (given) given.value = 'spoilt'

  expect(await database.write('p', read)).toBe('first')
})

it('whatever is written, undone or changed by hand in between, every reading is the newest', async () => {
  const { database, setByHand } = await anOffice()
  const step = fc.constantFrom('read', 'set', 'setAndRefuse', 'byHand')
  let value = 0
  const performed = (one: string) =>
    database
      .write('p', async (manager) => {
        expect(await read(manager)).toBe(await readAnew(manager))
        if (one === 'read') return
        await set(manager, String(++value))
        expect(await read(manager)).toBe(String(value))
        if (one === 'setAndRefuse') throw new Error('refused')
      })
      .catch((error) => {
        if (!(error instanceof Error) || error.message !== 'refused') throw error
      })

  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 6 }), async (groups) => {
      for (const together of groups) {
        if (together.includes('byHand')) await setByHand(`by hand ${++value}`)
        await Promise.all(together.filter((one) => one !== 'byHand').map(performed))
      }
    }),
    { numRuns: 60 },
  )
})
