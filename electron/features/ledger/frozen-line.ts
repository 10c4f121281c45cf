import { canonicalJson } from '../../../shared/kernel/canonical'
import { groupBy } from '../../../shared/kernel/group'
import { isRefusal } from '../../../shared/kernel/refusal'
import { type HoldLine, holdLineSchema } from '../../../shared/ledger/ticket-contract'
import { checkBounds } from '../../../shared/pricing/limits'
import { calculatePrice } from '../../../shared/pricing/price'
import { discountSchemeSchema } from '../../../shared/pricing/scheme'
import { remembered } from '../../examination/check'
import { parsedJson } from '../../examination/history'
import { byId, rowsOf } from '../../examination/rows'
import { unitPriceOfRow } from '../pricing/pricing'

/** What the versions and prices a frozen line is pinned to say today. Rule LED-7. */
export const pinsOf = remembered(async (exam) => {
  const [versions, schemes] = [await rowsOf.priceVersions(exam), await rowsOf.schemes(exam)]
  const prices = new Map((await rowsOf.prices(exam)).map((row) => [`${row.versionId} ${row.unitId}`, row]))
  const written = new Map(schemes.map(({ id, scheme }) => [id, parsedJson(discountSchemeSchema, scheme)]))
  const [versionsIn, schemesIn] = [groupBy(versions, (one) => one.projectId), groupBy(schemes, (one) => one.projectId)]
  const known = byId<Dated & { id: string }>([...versions, ...schemes])
  return {
    priceOf: ({ priceVersion, unitId }: HoldLine) => {
      const row = prices.get(`${priceVersion.id} ${unitId}`)
      return row ? unitPriceOfRow(row) : null
    },
    schemeOf: (line: HoldLine) => written.get(line.schemeId) ?? null,
    /** Whether the line's versions were those in force at an instant, as far as they had been made by then. */
    wereInForce: ({ priceVersion, schemeId }: HoldLine, projectId: string, at: number) =>
      wasInForce(known.get(priceVersion.id), versionsIn.get(projectId) ?? [], at) &&
      wasInForce(known.get(schemeId), schemesIn.get(projectId) ?? [], at),
  }
})

type Pins = Awaited<ReturnType<typeof pinsOf>>
type Dated = { projectId: string; number: number; appliesFrom: number; createdAt: number | null }

function wasInForce(pinned: Dated | undefined, all: readonly Dated[], at: number): boolean {
  if (!pinned || !all.includes(pinned) || pinned.appliesFrom > at) return false
  return !all.some(({ number, appliesFrom, createdAt }) => {
    const wasThere = createdAt !== null && createdAt < at && appliesFrom <= at
    return (
      wasThere && (appliesFrom > pinned.appliesFrom || (appliesFrom === pinned.appliesFrom && number > pinned.number))
    )
  })
}

/** A line as it was frozen; null when it cannot be read. */
export function readLine(line: string): HoldLine | null {
  return parsedJson(holdLineSchema, line)
}

/** What the engine makes of a frozen line today is what was signed, to the last step. Rules PRC-1 to PRC-3, PRC-7. */
export function faultOfSteps({ area, list, filed, scheme, admissions, special, breakdown }: HoldLine): string | null {
  if (area === null && list.by === 'unitPrice') return '按单价计价，却没有面积'
  const chosen = scheme.items.flatMap((item) => {
    const admission = admissions.find(({ itemId }) => itemId === item.id)
    return admission?.isChosen ? [{ item, reasons: admission.met }] : []
  })
  const again = calculatePrice({ area, list, filed, scheme, chosen, special: special ?? null })
  if (isRefusal(again)) return '按方案重算没有剩余价款'
  return canonicalJson(again) === canonicalJson(breakdown) ? null : '按方案重算的价格步骤与单上的不同'
}

/** What was frozen is what the version and scheme it names say. Rule LED-7. */
export function faultOfPins(line: HoldLine, pins: Pins): string | null {
  const [price, scheme] = [pins.priceOf(line), pins.schemeOf(line)]
  if (!price || !scheme) return '所用的价格版本或优惠方案不存在'
  const isSame =
    canonicalJson([price.list, price.filed]) === canonicalJson([line.list, line.filed]) &&
    canonicalJson(scheme) === canonicalJson(line.scheme)
  return isSame ? null : '单上的价格或方案与它所用的版本不同'
}

/** The total lies between the floor and the filed price of its own version; neither is named. Rule PRC-5. */
export function faultOfBounds(line: HoldLine, pins: Pins): string | null {
  const refused = checkBounds({
    total: line.breakdown.total,
    area: line.area,
    roundTo: line.scheme.roundTo,
    filed: line.filed,
    floor: pins.priceOf(line)?.floor ?? null,
  })
  switch (refused?.refused) {
    case undefined:
      return null
    case 'ABOVE_FILED':
      return '总价高于备案价'
    case 'BELOW_FLOOR':
      return '总价低于底价'
  }
}
