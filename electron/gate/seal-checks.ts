import type { z } from 'zod'
import { groupBy } from '../../shared/kernel/group'
import type { SealedRow } from '../database/sealed-rows'
import { addHash, addSum, hashOfRow, inRange, sealFrom } from '../database/sealing'
import type { TableSql } from '../database/table-sql'
import { isSealedRow, sealingOf } from '../database/what-is-sealed'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../examination/check'
import { parsedJson } from '../examination/history'
import { placesOf } from '../examination/places'
import { rowPlacesOf } from '../examination/row-places'
import { rowsOf } from '../examination/rows'
import { AUDIT_COUNTER, linkWrittenSchema } from './audit'
import { OFFICE_SCOPE } from './request'
import { SEALED_CALL } from './seal-office'
import type { AuditRow } from './tables'
import { whatDiffers } from './what-differs'

/** A link and what it says of the data. */
type Link = AuditRow & { said: z.infer<typeof linkWrittenSchema> }

const linksOf = remembered(async (exam) =>
  (await rowsOf.audit(exam)).flatMap((link): Link[] => {
    const said = parsedJson(linkWrittenSchema, link.written)
    return said === null ? [] : [{ ...link, said }]
  }),
)

/** One table held against its seals. */
type Held = { sql: TableSql; rows: number; sum: bigint; unsound: SealedRow[]; others: readonly SealedRow[] }

const heldOf = remembered(async (exam: Examined): Promise<Held[]> => {
  const { personal } = exam
  if (personal === null || personal.keyId !== exam.keyId) return []
  const held: Held[] = []
  for (const table of exam.tables) {
    if (sealingOf(table.options.name) === 'none') continue
    // A table that cannot be read is named by what is asked of the database itself.
    const read = await exam.readSealed(table).catch(() => null)
    if (read === null) continue
    const { sql, rows: all } = read
    const rows = all.filter(({ row }) => isSealedRow(sql.table, row))
    const unsound: SealedRow[] = []
    let sum = 0n
    for (const one of rows) {
      const hash = hashOfRow(personal, sql, one.row)
      sum = addHash(sum, hash, 1)
      if (one.seal !== sealFrom(hash)) unsound.push(one)
    }
    held.push({ sql, rows: rows.length, sum, unsound, others: unsound.length > 0 ? rows : [] })
  }
  return held
})

/** 封签: no row was changed, put in, taken out or put back past the office. Rule SEC-2. */
export const sealChecks: readonly Check[] = [
  {
    rule: 'SEC-2',
    name: 'seals.begun',
    remedy: `刚升级过：用房号管家打开一次；否则${REMEDY.tampered}`,
    run: async (exam) => {
      const isBegun = (await rowsOf.audit(exam)).some(
        ({ scope, call }) => scope === OFFICE_SCOPE && call === SEALED_CALL,
      )
      return isBegun ? [] : [{ where: '全案场', what: '操作记录里没有封签的那一条' }]
    },
  },
  {
    rule: 'SEC-2',
    name: 'seals.rows',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const places = await rowPlacesOf(exam)
      return (await heldOf(exam)).flatMap(({ sql, unsound, others }) =>
        unsound.map(({ row, seal }, index): Found => {
          const where = places.place(sql.table, row)
          if (seal === null) return { where, what: `不是程序写下的（表 ${sql.table} 的这一行没有封签）` }
          const differs = exam.personal && index < MOST_EXPLAINED && whatDiffers(exam.personal, sql, row, seal, others)
          return { where, what: differs || `被程序以外的人改过（表 ${sql.table} 的这一行与封签不符）` }
        }),
      )
    },
  },
  {
    rule: 'SEC-2',
    name: 'seals.sums',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const [places, links] = [await rowPlacesOf(exam), await linksOf(exam)]
      return (await heldOf(exam)).flatMap(({ sql: { table }, rows, sum, unsound }): Found[] => {
        if (sealingOf(table) !== 'whole') return []
        const grown = links.map((link) => ({ link, growth: link.said.rows[table] }))
        const wanted = grown.reduce((all, { growth }) => all + (growth?.[0] ?? 0), 0)
        const lacking = grown.reduce((all, { growth }) => (growth ? addSum(all, growth[1]) : all), -sum)
        const where = places.label(table)
        if (rows !== wanted) {
          const last = unsound.length === 0 ? lastWritten(grown, lacking) : ''
          return [{ where, what: `应有 ${wanted} 行，现有 ${rows} 行${last}` }]
        }
        // Rows that were changed are named one by one.
        if (unsound.length > 0 || inRange(lacking) === 0n) return []
        return [{ where, what: `有的行被换回了旧内容${lastWritten(grown, lacking)}` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'counters.drawn',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      const drawn = new Map<string, number>()
      for (const { said } of await linksOf(exam)) {
        for (const [name, value] of Object.entries(said.counters)) {
          drawn.set(name, Math.max(value, drawn.get(name) ?? 0))
        }
      }
      const there = new Map((await rowsOf.counters(exam)).map((row) => [`${row.scope} ${row.name}`, row.value]))
      return [...new Set([...drawn.keys(), ...there.keys()])].flatMap((key): Found[] => {
        const [scope = '', ...name] = key.split(' ')
        const [is, was] = [there.get(key) ?? 0, drawn.get(key) ?? 0]
        if (is === was || name.join(' ') === AUDIT_COUNTER) return []
        return [{ where: place(scope), what: `计数器「${name.join(' ')}」是 ${is}，按操作记录应是 ${was}` }]
      })
    },
  },
  {
    rule: 'SEC-2',
    name: 'audit.seen',
    remedy: REMEDY.tampered,
    run: async (exam) => {
      const { scope: place } = await placesOf(exam)
      const lengths = groupBy(await rowsOf.audit(exam), ({ scope }) => scope)
      const seen = new Map<string, number>()
      for (const { said } of await linksOf(exam)) {
        for (const [scope, length] of Object.entries({ ...said.projects, [OFFICE_SCOPE]: said.office ?? 0 })) {
          seen.set(scope, Math.max(length, seen.get(scope) ?? 0))
        }
      }
      return [...seen].flatMap(([scope, most]): Found[] => {
        const length = lengths.get(scope)?.length ?? 0
        if (most <= length) return []
        const by = scope === OFFICE_SCOPE ? '项目' : '案场'
        return [
          {
            where: place(scope),
            what: `操作记录有 ${length} 条，${by}的操作记录里却见过第 ${most} 条：后面的被删掉了`,
          },
        ]
      })
    },
  },
]

/** So many changed rows of a table are looked into. */
const MOST_EXPLAINED = 20

/** Where all that is lacking is what one command wrote, that command. */
function lastWritten(
  grown: readonly { link: Link; growth: [rows: number, sum: string] | undefined }[],
  lacking: bigint,
): string {
  const digits = inRange(lacking).toString(16)
  const found = grown.find(({ growth }) => growth?.[1] === digits)?.link
  if (!found) return ''
  return `：第 ${found.number} 条操作记录（${found.call}${found.person && `，${found.person}`}）写下的不在了`
}
