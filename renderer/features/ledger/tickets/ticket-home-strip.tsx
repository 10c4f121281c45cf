import { useTranslation } from 'react-i18next'
import { sayArea } from '../../../../shared/kernel/area'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import { wordType } from '../../../../shared/ledger/board-layout'
import { wordPlace } from '../units/unit-place'
import type { TicketHome } from './ticket-home'
import styles from './ticket-page.module.css'

/** The home's facts in one strip above its ticket. */
export function TicketHomeStrip({ home }: { home: TicketHome }) {
  const { t } = useTranslation(['tickets', 'board'])
  const { t: tPlace } = useTranslation(['board', 'withholding'])
  const { building, type, area, list, version, permit } = home
  const facts: [string, string][] = [
    [t('strip.place'), wordPlace(tPlace, building, home)],
    [t('board:unit.type'), wordType(type) || '–'],
    [t('board:unit.area'), sayArea(area, '–')],
    list.by === 'unitPrice'
      ? [t('board:unit.listUnitPrice'), `${formatYuan(list.unitPrice)} ${t('strip.perSquareMetre')}`]
      : [t('board:unit.listTotal'), `${formatWholeYuan(list.total)} ${t('strip.yuan')}`],
    [
      t('board:unit.version'),
      t('strip.version', { number: version.number, from: formatShortInstant(version.appliesFrom).slice(0, 5) }),
    ],
    [t('board:unit.permit'), permit ?? t('board:unit.noPermit')],
  ]
  return (
    <dl className={styles.strip}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
