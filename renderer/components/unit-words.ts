import type { TFunction } from 'i18next'
import type { TicketSummary } from '../../shared/ledger/ticket-contract'
import type { UnitKind } from '../../shared/ledger/unit'

const OTHER_KINDS = ['parking', 'storeroom', 'home'] as const satisfies readonly UnitKind[]

/** What a ticket is about, in short: 1-1-1203 + 车位 2. Rule LED-11. */
export function wordUnits(t: TFunction<['withholding']>, unit: string, tied: TicketSummary['tied']): string {
  const others = OTHER_KINDS.flatMap((kind) => {
    const number = tied.filter((one) => one.kind === kind).length
    return number === 0 ? [] : [`${t(`withholding:kind.${kind}`)} ${number}`]
  })
  return [unit, ...others].join(' + ')
}
