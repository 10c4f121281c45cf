import { useTranslation } from 'react-i18next'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import { formatCut, formatExact, formatSigned } from '../../../../shared/pricing/exact'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import { type PairedStep, type Parting, pairSteps } from '../../../../shared/subscription/second-check'
import { wordDiscount } from '../../../components/price-words'
import styles from './check.module.css'

type At = Parting['at']

/** The steps of both sides in pairs; the row where they part is tinted, barred and says so. Rules PRC-3, PRC-6. */
export function CheckTable({
  unit,
  reviewer,
  ticket,
  review,
  parting,
}: {
  /** Named where the deal has several. */
  unit: string | null
  reviewer: string
  ticket: PriceBreakdown
  review: PriceBreakdown | null
  parting: At | null
}) {
  const { t } = useTranslation('gate')
  const { t: tPrice } = useTranslation(['board', 'common'])
  const isTotalSame = review?.total === ticket.total
  return (
    <table className={styles.table}>
      <thead>
        <tr className={styles.sides}>
          {unit === null ? <td /> : <th scope="col">{unit}</th>}
          <th scope="colgroup" colSpan={2}>
            {t('compare.ofTicket')}
          </th>
          <th scope="colgroup" colSpan={2}>
            {t('compare.ofReview', { name: reviewer })}
          </th>
          <td />
        </tr>
        <tr className={styles.heads}>
          <th scope="col">{t('compare.step')}</th>
          <th scope="col">{t('compare.cut')}</th>
          <th scope="col">{t('compare.result')}</th>
          <th scope="col">{t('compare.cut')}</th>
          <th scope="col">{t('compare.result')}</th>
          <th scope="col">{t('compare.compared')}</th>
        </tr>
      </thead>
      <tbody>
        <Row
          name={tPrice('price.listTotal')}
          cells={['', formatExact(ticket.listTotal), '', review ? formatExact(review.listTotal) : '–']}
          isParting={parting?.step === 'listTotal'}
          word={review?.listTotal === ticket.listTotal ? t('compare.equal') : ''}
        />
        {pairSteps(ticket.steps, review?.steps ?? []).map((pair, index) => {
          const step = pair.ticket ?? pair.review
          if (!step) return null
          return (
            <Row
              key={step.itemId}
              number={index + 1}
              name={step.name}
              note={wordDiscount(tPrice, step.discount)}
              cells={cellsOf(pair, t('compare.notChosen'))}
              isParting={parting?.step === 'item' && parting.itemId === step.itemId}
              word={wordPair(pair, {
                same: t('compare.equal'),
                sameCut: t('compare.sameCut'),
                other: t('compare.other'),
              })}
            />
          )
        })}
        <Row
          name={t('compare.rounding')}
          cells={[
            formatSigned(ticket.rounding),
            formatYuan(ticket.total),
            review ? formatSigned(review.rounding) : '',
            review ? formatYuan(review.total) : '–',
          ]}
          isParting={parting?.step === 'rounding'}
          word={
            isTotalSame ? t('compare.equal') : wordGap(t('compare.gap'), ticket.total, review?.total, formatWholeYuan)
          }
        />
        {ticket.unitPrice !== null && (
          <Row
            name={t('compare.unitPrice')}
            note={t('compare.perSquareMetre')}
            isTotal
            cells={['', formatYuan(ticket.unitPrice), '', review?.unitPrice ? formatYuan(review.unitPrice) : '–']}
            word={
              isTotalSame
                ? t('compare.equal')
                : wordGap(t('compare.gap'), ticket.unitPrice, review?.unitPrice, formatYuan)
            }
          />
        )}
      </tbody>
    </table>
  )
}

function cellsOf({ ticket, review }: PairedStep, missing: string): string[] {
  return [
    ticket ? formatCut(ticket.cut) : missing,
    ticket ? formatExact(ticket.result) : '',
    review ? formatCut(review.cut) : missing,
    review ? formatExact(review.result) : '',
  ]
}

function wordPair({ ticket, review }: PairedStep, words: { same: string; sameCut: string; other: string }): string {
  if (!ticket || !review) return words.other
  if (ticket.result === review.result) return words.same
  return ticket.cut === review.cut ? words.sameCut : words.other
}

function wordGap(word: string, one: number, other: number | null | undefined, format: (fen: number) => string): string {
  return other === null || other === undefined ? '' : `${word} ${format(Math.abs(other - one))}`
}

function Row({
  number,
  name,
  note,
  cells,
  word,
  isParting = false,
  isTotal = false,
}: {
  number?: number
  name: string
  note?: string
  cells: readonly string[]
  word: string
  isParting?: boolean
  isTotal?: boolean
}) {
  const { t } = useTranslation('gate')
  const missing = t('compare.notChosen')
  const look = isParting ? styles.parts : isTotal ? styles.total : undefined
  return (
    <tr className={look}>
      <th scope="row">
        {number !== undefined && <i>{number}</i>}
        {name} {note && <small>{note}</small>}
      </th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the four columns never move.
        <td key={index} className={cell === missing ? styles.missing : undefined}>
          {cell}
        </td>
      ))}
      <td className={word === t('compare.equal') ? styles.equal : undefined}>
        {isParting ? t('compare.partsHere') : word}
      </td>
    </tr>
  )
}
