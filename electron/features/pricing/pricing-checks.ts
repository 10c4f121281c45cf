import { groupBy } from '../../../shared/kernel/group'
import { roundedTotal, YUAN } from '../../../shared/pricing/limits'
import { discountSchemeSchema } from '../../../shared/pricing/scheme'
import { versionInForce, versionsToCome } from '../../../shared/pricing/versions'
import { type Check, type Examined, type Found, REMEDY, remembered } from '../../examination/check'
import { faultOfNumbers } from '../../examination/gapless'
import { parsedJson } from '../../examination/history'
import { placesOf } from '../../examination/places'
import { byId, rowsOf } from '../../examination/rows'
import { priceUploadTable } from '../ledger/tables'
import { hasPrice, unitPriceOfRow } from './pricing'
import type { PriceRow } from './tables'

const countersOf = remembered(async (exam) => {
  const counters = await rowsOf.counters(exam)
  return new Map(counters.map(({ scope, name, value }) => [`${scope} ${name}`, value]))
})

const schemesOf = remembered(async (exam) =>
  (await rowsOf.schemes(exam)).map((row) => ({ ...row, parsed: parsedJson(discountSchemeSchema, row.scheme) })),
)

/** Of each project the versions whose prices hold now or will. Rule LED-7. */
const livingOf = remembered(async (exam) => {
  const versions = groupBy(await rowsOf.priceVersions(exam), ({ projectId }) => projectId)
  return new Map(
    [...versions.values()].flatMap((own) => {
      const standing = versionInForce(own, exam.now)
      return [...(standing ? [standing] : []), ...versionsToCome(own, exam.now)].map((one) => [one.id, one] as const)
    }),
  )
})

const correct = '导入一份改正后的价格表，作为新的版本'

/** 价格版本, 一房一价, 优惠方案. Rules LED-7, LED-8, PRC-1, PRC-5. */
export const pricingChecks: readonly Check[] = [
  {
    rule: 'LED-7',
    name: 'prices.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const [{ project }, counters] = [await placesOf(exam), await countersOf(exam)]
      const versions = groupBy(await rowsOf.priceVersions(exam), ({ projectId }) => projectId)
      return (await rowsOf.projects(exam)).flatMap(({ id }): Found[] => {
        const numbers = (versions.get(id) ?? []).map(({ number }) => number)
        const fault = faultOfNumbers(numbers, counters.get(`${id} priceVersion`))
        return fault === null ? [] : [{ where: project(id), what: `价格版本：${fault}` }]
      })
    },
  },
  {
    rule: 'LED-7',
    name: 'prices.instants',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const versions = await rowsOf.priceVersions(exam)
      return versions.flatMap(({ projectId, number, createdAt, appliesFrom }, index): Found[] => {
        const before = versions[index - 1]
        const isBefore = before?.projectId === projectId && before.createdAt > createdAt
        if (appliesFrom >= createdAt && !isBefore) return []
        const what = isBefore ? '导入的时间早于它前面的一版' : '生效的时间早于导入的时间'
        return [{ where: project(projectId), what: `第 ${number} 版价格${what}` }]
      })
    },
  },
  {
    rule: 'LED-8',
    name: 'prices.uploads',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const uploads = await exam.db.find(priceUploadTable, {})
      const used = new Map(uploads.map(({ id, projectId, usedAt }) => [id, { projectId, usedAt }]))
      const versions = await rowsOf.priceVersions(exam)
      const isOf = (version: (typeof versions)[number]) => {
        const upload = used.get(version.uploadId)
        return upload?.projectId === version.projectId && upload.usedAt === version.createdAt
      }
      return versions
        .filter((version) => !isOf(version))
        .map(({ projectId, number }) => ({
          where: project(projectId),
          what: `第 ${number} 版价格没有对应的价格表文件`,
        }))
    },
  },
  {
    rule: 'LED-7',
    name: 'prices.figures',
    remedy: correct,
    run: async (exam) => {
      const { unit } = await placesOf(exam)
      const [versions, units] = [byId(await rowsOf.priceVersions(exam)), byId(await rowsOf.units(exam))]
      return (await rowsOf.prices(exam)).flatMap((row): Found[] => {
        const version = versions.get(row.versionId)
        const isOwn = version !== undefined && units.get(row.unitId)?.projectId === version.projectId
        if (isOwn && isWritten(row)) return []
        return [{ where: unit(row.unitId), what: `第 ${version?.number ?? '？'} 版的价格写法不对，或不属于这个项目` }]
      })
    },
  },
  {
    rule: 'LED-11',
    name: 'prices.measured',
    remedy: '导入写有它的面积，或以一口价计价的价格表',
    run: async (exam) => {
      const { unit: place } = await placesOf(exam)
      const units = byId(await rowsOf.units(exam))
      return (await rowsOf.prices(exam)).flatMap((row): Found[] => {
        const isPriceless = units.get(row.unitId)?.area === null && isByArea(row)
        return isPriceless ? [{ where: place(row.unitId), what: '按单价计价，却没有面积' }] : []
      })
    },
  },
  {
    rule: 'PRC-5',
    name: 'prices.filed',
    remedy: correct,
    run: findAboveFiled,
  },
  {
    rule: 'LED-6',
    name: 'prices.released',
    remedy: '给这套房导入价格，或把它撤下',
    run: async (exam) => {
      const { unit: place } = await placesOf(exam)
      const versions = groupBy(await rowsOf.priceVersions(exam), ({ projectId }) => projectId)
      const priced = new Set(
        (await rowsOf.prices(exam)).filter(hasPrice).map(({ versionId, unitId }) => `${versionId} ${unitId}`),
      )
      return (await rowsOf.units(exam)).flatMap(({ id, projectId, releasedFrom }): Found[] => {
        if (releasedFrom === null) return []
        const version = versionInForce(versions.get(projectId) ?? [], Math.max(releasedFrom, exam.now))
        const isPriced = version !== undefined && priced.has(`${version.id} ${id}`)
        return isPriced ? [] : [{ where: place(id), what: '已经加推，却没有价格' }]
      })
    },
  },
  {
    rule: 'PRC-1',
    name: 'schemes.numbers',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const [{ project }, counters] = [await placesOf(exam), await countersOf(exam)]
      const schemes = groupBy(await rowsOf.schemes(exam), ({ projectId }) => projectId)
      return (await rowsOf.projects(exam)).flatMap(({ id }): Found[] => {
        const numbers = (schemes.get(id) ?? []).map(({ number }) => number)
        const fault = numbers.length === 0 ? '一版也没有' : faultOfNumbers(numbers, counters.get(`${id} scheme`))
        return fault === null ? [] : [{ where: project(id), what: `优惠方案：${fault}` }]
      })
    },
  },
  {
    rule: 'PRC-1',
    name: 'schemes.readable',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      return (await schemesOf(exam)).flatMap(({ projectId, number, parsed, appliesFrom, createdAt }): Found[] => {
        const isTimed = createdAt === null || appliesFrom >= createdAt
        if (parsed && isTimed) return []
        const what = parsed ? '生效的时间早于保存的时间' : '读不出来'
        return [{ where: project(projectId), what: `第 ${number} 版优惠方案${what}` }]
      })
    },
  },
]

/**
 * Each of the three by the square metre or as a total, the list always, none of them nothing or less; or none at all of
 * a home taken off sale while the version waited. Rule LED-8.
 */
function isWritten(row: PriceRow): boolean {
  const figures = [
    [row.listUnitPrice, row.listFixedTotal],
    [row.filedUnitPrice, row.filedFixedTotal],
    [row.floorUnitPrice, row.floorFixedTotal],
  ].map((columns) => columns.filter((column) => column !== null))
  if (row.isCarried && figures.every((given) => given.length === 0)) return true
  return figures[0]?.length === 1 && figures.every((given) => given.length <= 1 && given.every((figure) => figure > 0))
}

/** Whether any of its prices is by the square metre. */
function isByArea({ listUnitPrice, filedUnitPrice, floorUnitPrice }: PriceRow): boolean {
  return [listUnitPrice, filedUnitPrice, floorUnitPrice].some((price) => price !== null)
}

/**
 * Homes listed above what was filed, as totals by any unit a scheme of the project has ever rounded to: which of them
 * was in force when the list came in is not kept. Rules LED-8, PRC-2, PRC-5.
 */
async function findAboveFiled(exam: Examined): Promise<Found[]> {
  const [{ unit: place }, units, versions] = [
    await placesOf(exam),
    byId(await rowsOf.units(exam)),
    await livingOf(exam),
  ]
  const schemes = groupBy(await schemesOf(exam), ({ projectId }) => projectId)
  return (await rowsOf.prices(exam)).flatMap((row): Found[] => {
    const [unit, version, price] = [units.get(row.unitId), versions.get(row.versionId), unitPriceOfRow(row)]
    if (!unit || !version || !price?.filed || (unit.area === null && isByArea(row))) return []
    const { list, filed } = price
    const roundings = (schemes.get(unit.projectId) ?? []).flatMap(({ parsed }) => parsed?.roundTo ?? [])
    const isAbove = (roundings.length > 0 ? roundings : [YUAN]).every(
      (roundTo) => roundedTotal(list, unit.area, roundTo) > roundedTotal(filed, unit.area, roundTo),
    )
    return isAbove ? [{ where: place(unit.id), what: `第 ${version.number} 版：表价高于备案价` }] : []
  })
}
