import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant, MINUTE } from '../../../../shared/kernel/day'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { wordListPrice, wordListTotal } from '../../../../shared/ledger/list-price'
import type { UnitState } from '../../../../shared/ledger/unit'
import { type CellView, formatClock } from './board-cell-view'

/** The words of a cell, made once for all cells. */
export type CellWords = {
  state: (state: UnitState) => string
  short: (state: UnitState) => string
  step: Record<'wide' | 'narrow', Record<'submitted' | 'approved', string>>
  figure: (home: BoardHome, view: CellView) => string
  /** What else there is room for: the list total, and the unit price where time stands in its place. */
  total: (home: BoardHome, view: CellView) => string
}

/** The cells' words in the page's language. Thousands of cells share them, so no cell asks for its own. */
export function useCellWords(): CellWords {
  const { t } = useTranslation(['board', 'common'])
  return useMemo(
    () => ({
      state: (state) => t(`common:unitState.${state}`),
      short: (state) => t(`board:cell.short.${state}`),
      total: (home, { figure }) => {
        const total = wordListTotal(home)
        const price = figure.kind === 'price' ? null : wordListPrice(home)
        return total === null ? '' : [price, t('board:cell.total', { total })].filter(Boolean).join(' · ')
      },
      step: {
        wide: { submitted: t('board:cell.onTicket.submitted'), approved: t('board:cell.onTicket.approved') },
        narrow: { submitted: t('board:cell.submitted'), approved: t('board:cell.approved') },
      },
      figure: (home, { figure, step }) => {
        switch (figure.kind) {
          case 'price':
            return wordListPrice(home) ?? t('board:cell.unpriced')
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
