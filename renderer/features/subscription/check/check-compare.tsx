import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import type { Subscription } from '../../../../shared/subscription/contract'
import { pairSteps, type ShownCheck, type Signed } from '../../../../shared/subscription/second-check'
import styles from './check.module.css'
import { CheckTable } from './check-table'

type Decided = Extract<ShownCheck, { state: 'decided' }>

/** 三数并列: ticket, paper and reviewer, each against the engine; beneath the steps in pairs, and where they part. Rule PRC-6. */
export function CheckCompare({ deal, check }: { deal: Subscription; check: Decided }) {
  const { t } = useTranslation('gate')
  const { figures, paper, review } = check
  return (
    <>
      <div className={styles.figures}>
        <Figure name={t('compare.ticket')} total={figures.ticket} right={figures.ticket} words={t('compare.system')} />
        <Figure
          name={t('compare.paper')}
          total={figures.paper}
          right={figures.ticket}
          words={wordTyped(t('compare.byPaper'), paper)}
        />
        <Figure
          name={t('compare.review')}
          total={figures.review}
          right={figures.ticket}
          words={wordTyped(t('compare.byReview'), review)}
        />
      </div>
      {check.lines.map(({ unit, ticket, review: reviewed }) => (
        <CheckTable
          key={unit}
          unit={check.lines.length > 1 ? unit : null}
          reviewer={check.reviewer}
          ticket={ticket}
          review={reviewed}
          parting={check.parting?.unit === unit ? check.parting.at : null}
        />
      ))}
      <Explanation deal={deal} check={check} />
    </>
  )
}

function wordTyped(what: string, typed: Signed | null): string {
  return typed ? `${typed.by} ${what} · ${formatShortInstant(typed.at)}` : what
}

function Figure({ name, total, right, words }: { name: string; total: number; right: number; words: string }) {
  const { t } = useTranslation('gate')
  const more = total - right
  return (
    <section className={more === 0 ? styles.figure : styles.differs} aria-label={name}>
      <header>
        <b>{name}</b>
        <span>
          {more === 0 && t('compare.same')}
          {more > 0 && t('compare.more', { amount: formatWholeYuan(more) })}
          {more < 0 && t('compare.less', { amount: formatWholeYuan(-more) })}
        </span>
      </header>
      <strong>{formatWholeYuan(total)}</strong>
      <small>{words}</small>
    </section>
  )
}

/** What it came to, in a sentence, with what the ticket has as evidence for the step. */
function Explanation({ deal, check }: { deal: Subscription; check: Decided }) {
  const { t } = useTranslation('gate')
  const { verdict, figures, parting } = check
  if (verdict === 'holds') return <p className={styles.holds}>{t('compare.holds')}</p>
  const amounts = {
    typed: formatWholeYuan(figures.review),
    engine: formatWholeYuan(figures.engine),
    paper: formatWholeYuan(figures.paper),
    ticket: formatWholeYuan(figures.ticket),
  }
  const line = deal.lines?.find(({ unit }) => unit === parting?.unit)
  const itemId = parting?.at.step === 'item' ? parting.at.itemId : null
  const note = line?.evidence.find((one) => one.itemId === itemId)?.note
  return (
    <div className={styles.explanation} role="status">
      <b>
        {parting
          ? wordParting(check, parting, t)
          : t(verdict === 'paperWrong' ? 'compare.paperWrong' : 'compare.misTyped', amounts)}
      </b>
      {parting && figures.engine !== figures.review && <p>{t('compare.alsoTyped', amounts)}</p>}
      {note && <p>{t('compare.evidence', { note })}</p>}
      {verdict === 'differs' && figures.paper !== figures.ticket && <p>{t('compare.alsoPaper', amounts)}</p>}
    </div>
  )
}

type Words = ReturnType<typeof useTranslation<'gate'>>['t']

function wordParting({ lines }: Decided, parting: NonNullable<Decided['parting']>, t: Words): string {
  const { unit, at, ticket, review } = parting
  const where = lines.length > 1 ? `${unit} ` : ''
  switch (at.step) {
    case 'listTotal':
      return t('compare.partsAtList', { unit: where })
    case 'rounding':
      return t('compare.partsAtRounding', { unit: where })
    case 'item': {
      const line = lines.find((one) => one.unit === unit)
      const pairs = line ? pairSteps(line.ticket.steps, line.review?.steps ?? []) : []
      const number = pairs.findIndex((pair) => (pair.ticket ?? pair.review)?.itemId === at.itemId) + 1
      const facts = { unit: where, number, name: at.name }
      if (!review.isChosen) return t('compare.onlyTicket', facts)
      return ticket.isChosen ? t('compare.otherResult', facts) : t('compare.onlyReview', facts)
    }
  }
}
