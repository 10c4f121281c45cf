import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant, MINUTE } from '../../../shared/kernel/day'
import { formatWholeYuan } from '../../../shared/kernel/money'
import type { BoardHome } from '../../../shared/ledger/board-homes'
import type { UnitState } from '../../../shared/ledger/unit'
import { roundedTotal } from '../../../shared/pricing/limits'
import { unitPriceOf } from '../../../shared/pricing/price'
import { type CellView, formatClock } from './board-cell-view'

/** The words of a cell, made once for all cells. */
export type CellWords = {
  state: (state: UnitState) => string
  short: (state: UnitState) => string
  step: Record<'wide' | 'narrow', Record<'submitted' | 'approved', string>>
  figure: (home: BoardHome, view: CellView) => string
}

/** The cells' words in the page's language. Thousands of cells share them, so no cell asks for its own. */
export function useCellWords(): CellWords {
  const { t } = useTranslation(['board', 'common'])
  return useMemo(
    () => ({
      state: (state) => t(`common:unitState.${state}`),
      short: (state) => t(`board:cell.short.${state}`),
      step: {
        wide: { submitted: t('board:cell.onTicket.submitted'), approved: t('board:cell.onTicket.approved') },
        narrow: { submitted: t('board:cell.submitted'), approved: t('board:cell.approved') },
      },
      figure: (home, { figure, step }) => {
        switch (figure.kind) {
          case 'price':
            return wordPrice(home) ?? t('board:cell.unpriced')
          case 'minutes':
            return step === 'approved'
              ? t('board:cell.minutes', { number: Math.ceil(figure.left / MINUTE) })
              : formatClock(figure.left)
          case 'hours':
            return t('board:cell.hours', { number: figure.hours })
          case 'until':
            return t('board:cell.until', { day: formatShortInstant(figure.at).slice(0, 5) })
          case 'from':
            return t('board:cell.from', { time: formatShortInstant(figure.at) })
          case 'none':
            return ''
        }
      },
    }),
    [t],
  )
}

/**
 * The list unit price; of a fixed total the one that follows from it, to the yuan, as a cell has no more room. A parking
 * space or storeroom is priced by the piece.
 */
function wordPrice({ kind, list, area }: BoardHome): string | null {
  if (list === null) return null
  if (kind !== 'home' || area === null) return formatWholeYuan(roundedTotal(list, area, 100))
  if (list.by === 'unitPrice') return formatWholeYuan(list.unitPrice)
  return formatWholeYuan(Math.round(unitPriceOf(list.total, area) / 100) * 100)
}
