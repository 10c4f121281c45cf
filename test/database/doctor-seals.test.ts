import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineOffice } from '../../electron/examination/examine'
import { aBusyRest, aCopyOf, allFound, breakBy, the } from '../office/broken-offices'

let rest: Awaited<ReturnType<typeof aBusyRest>> | undefined
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(async () => {
  if (rest) await rm(rest.dataDir, { recursive: true, force: true })
})

async function aBroken(by: readonly string[]) {
  if (!rest) throw new Error('the office was not filled')
  const { now } = rest
  const broken = { dataDir: await aCopyOf(rest), databaseUrl: undefined, now: () => now }
  await breakBy(broken, by)
  return broken
}

async function linesOf(by: readonly string[]): Promise<string[]> {
  const { findings } = await examineOffice(await aBroken(by))
  return findings.map(({ name, where, what }) => `${name} ${where}：${what}`)
}

/** The end of the office's chain, with its counter. */
const CUT_END = [
  `DELETE FROM "audit" WHERE "scope" = 'office' AND "number" > 12`,
  `UPDATE "counter" SET "value" = 12 WHERE "scope" = 'office' AND "name" = 'audit'`,
]

/** The end of a project's chain, with its counter: the office's own chain went on. */
const CUT_PROJECT = [
  `DELETE FROM "audit" WHERE "scope" = ${the.project} AND "number" > 2`,
  `UPDATE "counter" SET "value" = 2 WHERE "scope" = ${the.project} AND "name" = 'audit'`,
]

describe('SEC-2: what was done past the office is found, by table, row and column', () => {
  const cases: [string, string, string[]][] = [
    ['seals.rows', 'a price nobody asked', [`UPDATE "price" SET "listUnitPrice" = "listUnitPrice" - 1`]],
    [
      'seals.rows',
      'a row put in',
      [`INSERT INTO "projectSetting" ("projectId", "name", "value") VALUES (${the.project}, 'odd', '1')`],
    ],
    ['seals.sums', 'a row taken out', [`DELETE FROM "session" WHERE "endedAt" IS NULL`]],
    ['counters.drawn', 'a counter set down', [`UPDATE "counter" SET "value" = "value" - 1 WHERE "name" = 'change'`]],
    ['audit.seen', 'the end of the office’s chain cut off with its counter', CUT_END],
    ['audit.seen', 'the end of a project’s chain cut off with its counter', CUT_PROJECT],
    ['answers.kept', 'an answer taken out', [`DELETE FROM "requestAnswer"`]],
    ['seals.begun', 'the first sealing', [`UPDATE "audit" SET "call" = 'odd' WHERE "call" = 'office.sealed'`]],
  ]
  it.each(cases)('%s: %s', async (name, _what, by) => {
    expect(await allFound(await aBroken(by))).toContain(name)
  })

  it.each([
    ['触发器 odd', 'CREATE TRIGGER "odd" AFTER INSERT ON "claim" BEGIN DELETE FROM "tie"; END'],
    ['视图 odd', 'CREATE VIEW "odd" AS SELECT * FROM "price"'],
    ['表 odd', 'CREATE TABLE "odd" ("id" text)'],
    ['索引 odd', 'CREATE INDEX "odd" ON "price" ("floorUnitPrice")'],
  ])('%s that no migration makes is named', async (part, by) => {
    expect(await linesOf([by])).toContain(`storage.strange 数据库：有程序没有建过的${part}`)
    expect(await allFound(await aBroken([by]))).toContain('storage.strange')
  })

  it('says which column it is, and what it was where that is nobody’s secret', async () => {
    const lines = await linesOf([
      `UPDATE "person" SET "role" = 'manager' WHERE "login" = 'wanglin'`,
      `UPDATE "unit" SET "type" = '四室' WHERE "number" = '1-1-1203'`,
    ])
    expect(lines).toContain(
      'seals.rows 账号 wanglin：被程序以外的人改过：表 person 的 role，应是 consultant，现在是 manager',
    )
    expect(lines.filter((line) => line.startsWith('seals.rows 望江府 一期 1-1-1203：'))).toHaveLength(1)
  })

  it('two customers whose numbers were exchanged are both named, and no number is', async () => {
    const [one, two] = [the.customer('zwm'), the.customer('sjy')]
    const give = (to: string, from: string) =>
      `UPDATE "customer" SET "address" = (SELECT "address" FROM "kept" WHERE "id" = ${from}) WHERE "id" = ${to}`
    const lines = await linesOf([
      'CREATE TEMP TABLE "kept" AS SELECT "id", "address" FROM "customer"',
      give(one, two),
      give(two, one),
    ])
    expect(lines.filter((line) => /^seals\.rows .* 客户 .*表 customer 的 address$/.test(line))).toHaveLength(2)
  })

  it('a row put back as it was, its own seal with it, is found by the sum, and by what wrote it', async () => {
    const lines = await linesOf([
      `DELETE FROM "permit" WHERE "number" LIKE '%051号'`,
      `UPDATE "building" SET "permitId" = NULL`,
    ])
    expect(lines.find((line) => line.startsWith('seals.sums 预售证'))).toMatch(
      /应有 2 行，现有 1 行：第 \d+ 条操作记录（project\.recordPermit，赵敏）写下的不在了$/,
    )
  })
})
