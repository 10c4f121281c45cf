import { refuse } from '../../../shared/kernel/refusal'
import { type ComparedHome, comparedTotal } from '../../../shared/pricing/price-comparison'
import { figureOf, type PriceFigure } from '../../../shared/pricing/scheme'
import { isAllowed } from '../../../shared/staff/roles'
import type { QueryContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { unitTable } from '../ledger/tables'
import { buildingTable } from '../project/tables'
import { type PriceVersionRow, priceTable, priceVersionTable } from './tables'

/**
 * Every home's totals in two versions, by building and number; what is compared never holds the floor. One that waits for
 * its instant is there only for whoever takes price lists in. Rules LED-7, PRC-5.
 */
export async function comparePriceVersions(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  projectId: string,
  before: number,
  after: number,
) {
  const [from, to] = await Promise.all([
    db.findOne(priceVersionTable, { projectId, number: before }),
    db.findOne(priceVersionTable, { projectId, number: after }),
  ])
  const isShown = ({ appliesFrom }: PriceVersionRow) => appliesFrom <= now || isAllowed(actor.role, 'priceList.import')
  if (!from || !to || !isShown(from) || !isShown(to)) return refuse('NOT_FOUND', { what: 'priceVersion' })
  const [buildings, units, pricesBefore, pricesAfter] = await Promise.all([
    db.find(buildingTable, { projectId }, { order: { position: 'ASC' } }),
    db.find(unitTable, { projectId }),
    pricesOf(db, from.id),
    pricesOf(db, to.id),
  ])
  const order = new Map(buildings.map(({ id, name }, place) => [id, { place, name }]))
  const place = (buildingId: string) => order.get(buildingId)?.place ?? -1
  return units
    .sort((one, other) => place(one.buildingId) - place(other.buildingId) || (one.number < other.number ? -1 : 1))
    .map(({ id, number, buildingId, kind, type, area }): ComparedHome => {
      const [old, now] = [pricesBefore.get(id), pricesAfter.get(id)]
      return {
        unitId: id,
        number,
        building: order.get(buildingId)?.name ?? '',
        kind,
        type,
        listBefore: comparedTotal(old?.list ?? null, area),
        listAfter: comparedTotal(now?.list ?? null, area),
        filedBefore: comparedTotal(old?.filed ?? null, area),
        filedAfter: comparedTotal(now?.filed ?? null, area),
      }
    })
}

type Listed = { list: PriceFigure; filed: PriceFigure | null }

async function pricesOf(db: Reader, versionId: string): Promise<Map<string, Listed>> {
  const rows = await db.find(priceTable, { versionId })
  return new Map(
    rows.flatMap((row): [string, Listed][] => {
      const list = figureOf(row.listUnitPrice, row.listFixedTotal)
      return list ? [[row.unitId, { list, filed: figureOf(row.filedUnitPrice, row.filedFixedTotal) }]] : []
    }),
  )
}
