import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatArea } from '../../../shared/kernel/area'
import { dayOf } from '../../../shared/kernel/day'
import { formatWholeYuan, formatYuan, parseYuan } from '../../../shared/kernel/money'
import type { Admission } from '../../../shared/pricing/admission'
import { formatExact } from '../../../shared/pricing/exact'
import {
  type DiscountItem,
  type DiscountScheme,
  type PaymentMethod,
  paymentMethodSchema,
} from '../../../shared/pricing/scheme'
import { orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { Panel } from '../../components/panel'
import { PriceSteps, PriceTotal } from '../../components/price-steps'
import { wordDiscount } from '../../components/price-words'
import { wordUnmet } from '../../components/refusal-facts'
import styles from './scheme-trial.module.css'
import { type TrialHome, trialHomes, tryScheme } from './trial'

const A_MINUTE = 60_000
const MOST_OFFERED = 50

/** 试算: the scheme as it is being written, on a home of the project or on an area and a unit price. Rules PRC-1 to PRC-4. */
export function SchemeTrial({ scheme, hasProblems }: { scheme: DiscountScheme; hasProblems: boolean }) {
  const { t } = useTranslation(['pricing', 'common'])
  const today = dayOf(useNow(A_MINUTE))
  const [paymentMethod, setPaymentMethod] = useState<PaymentMethod>('oneOff')
  const [picked, setPicked] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const [unshown, setUnshown] = useState<readonly string[]>([])
  const { home, field } = useTrialHome()
  const day = picked ?? today
  const trial = useMemo(
    () => home && tryScheme(scheme, home, { paymentMethod, day, leftOut, unshown }),
    [scheme, home, paymentMethod, day, leftOut, unshown],
  )
  return (
    <Panel isFlush className={styles.trial} title={t('trial.title')} note={t('trial.note')}>
      <div className={styles.facts}>
        {field}
        <div className={styles.pair}>
          <Select
            aria-label={t('trial.method')}
            value={paymentMethod}
            onChange={setPaymentMethod}
            options={paymentMethodSchema.options.map((value) => ({ value, label: t(`common:paymentMethod.${value}`) }))}
          />
          <DatePicker
            aria-label={t('trial.day')}
            allowClear={false}
            value={dayjs(day)}
            onChange={(value) => setPicked(dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : null)}
          />
        </div>
      </div>
      {hasProblems && <p className={styles.caution}>{t('trial.hasProblems')}</p>}
      {!home && <p className={styles.none}>{t('trial.noHome')}</p>}
      {trial && (
        <ul className={styles.choices}>
          {scheme.items.map((item, index) => {
            const admission = trial.admissions[index]
            return admission ? (
              <Choice
                key={item.id}
                item={item}
                admission={admission}
                isShown={!unshown.includes(item.id)}
                onChoose={() => setLeftOut(toggled(leftOut, item.id))}
                onShow={() => setUnshown(toggled(unshown, item.id))}
              />
            ) : null
          })}
        </ul>
      )}
      {trial?.refused && (
        <p className={styles.caution} role="status">
          {t(trial.refused.refused === 'ABOVE_FILED' ? 'trial.aboveFiled' : 'trial.nothingLeft')}
        </p>
      )}
      {home && trial?.breakdown && (
        <div className={styles.receipt}>
          <PriceSteps area={home.area} list={home.list} scheme={scheme} breakdown={trial.breakdown} evidence={{}} />
          {trial.falls.map(({ day: by, items, breakdown }) => (
            <p key={by} className={styles.falls}>
              {t('trial.falls', {
                day: by.slice(5),
                items: items.map(({ name }) => name).join(t('trial.and')),
                total: formatWholeYuan(breakdown.total),
                more: formatWholeYuan(breakdown.total - (trial.breakdown?.total ?? 0)),
              })}
            </p>
          ))}
          <div className={styles.sum}>
            <PriceTotal total={trial.breakdown.total} />
            <p className={styles.figures}>
              {trial.breakdown.unitPrice !== null && (
                <span>{t('trial.unitPrice', { price: formatYuan(trial.breakdown.unitPrice) })}</span>
              )}
              <span>{t('trial.saved', { amount: formatExact(trial.breakdown.saved) })}</span>
            </p>
          </div>
        </div>
      )}
    </Panel>
  )
}

function Choice({
  item,
  admission,
  isShown,
  onChoose,
  onShow,
}: {
  item: DiscountItem
  admission: Admission
  isShown: boolean
  onChoose: () => void
  onShow: () => void
}) {
  const { t } = useTranslation('pricing')
  const { t: tPrice } = useTranslation(['board', 'common'])
  const { t: tRefusal } = useTranslation(['refusals', 'common'])
  const unmet = admission.unmet.filter(({ code }) => code !== 'evidence')
  const isClosed = unmet.length > 0
  return (
    <li className={isClosed || !admission.isAdmitted ? styles.closed : undefined}>
      <Checkbox checked={admission.isChosen && !isClosed} disabled={isClosed} onChange={onChoose}>
        {item.name}
      </Checkbox>
      <span className={styles.figure}>{wordDiscount(tPrice, item.discount)}</span>
      {item.conditions.evidence !== undefined && !isClosed && (
        <Checkbox className={styles.shown} checked={isShown} onChange={onShow}>
          {t('trial.shown', { evidence: item.conditions.evidence })}
        </Checkbox>
      )}
      {isClosed && <small>{unmet.map((one) => wordUnmet(tRefusal, one)).join(tPrice('price.reason.and'))}</small>}
    </li>
  )
}

/** Which home: its number, found while it is typed, or an area and a unit price of one that does not exist. */
function useTrialHome(): { home: TrialHome | null; field: React.ReactNode } {
  const { t } = useTranslation('pricing')
  const { project } = useSession()
  const [typed, setTyped] = useState<string | null>(null)
  const [area, setArea] = useState('')
  const [unitPrice, setUnitPrice] = useState('')
  const board = useQuery(
    orpc.ledger.board.queryOptions({ input: { projectId: project.id }, staleTime: Number.POSITIVE_INFINITY }),
  )
  const homes = useMemo(() => (board.data ? trialHomes(board.data) : []), [board.data])
  const first = homes.find(({ kind }) => kind === 'home') ?? homes[0]
  const text = typed ?? first?.number ?? ''
  const made = madeUp(area, unitPrice, first)
  const home = made ?? homes.find(({ number }) => number === text.trim()) ?? null
  const offered = homes.filter(({ number }) => number?.includes(text.trim())).slice(0, MOST_OFFERED)
  const field = (
    <>
      <AutoComplete
        className={styles.wide}
        aria-label={t('trial.unit')}
        placeholder={t('trial.unit')}
        value={text}
        disabled={made !== null}
        onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
        onChange={(value: string | null) => setTyped(value ?? '')}
        options={offered.map(({ number, type }) => ({ value: number ?? '', label: `${number} ${type}` }))}
      />
      <div className={styles.pair}>
        <Input
          aria-label={t('trial.area')}
          placeholder={home && home.area !== null && !made ? formatArea(home.area) : t('trial.area')}
          suffix="㎡"
          inputMode="decimal"
          value={area}
          onChange={({ target }) => setArea(target.value)}
        />
        <Input
          aria-label={t('trial.price')}
          placeholder={home?.list.by === 'unitPrice' && !made ? formatYuan(home.list.unitPrice) : t('trial.price')}
          suffix={t('trial.perMetre')}
          inputMode="decimal"
          value={unitPrice}
          onChange={({ target }) => setUnitPrice(target.value)}
        />
      </div>
    </>
  )
  return { home, field }
}

/** ㎡ and 元/㎡ as typed; buildings and types are those of the project's first home. Null until both can be read. */
function madeUp(area: string, unitPrice: string, like: TrialHome | undefined): TrialHome | null {
  const [squareMetres, price] = [parseYuan(area), parseYuan(unitPrice)]
  if (squareMetres === null || price === null || squareMetres <= 0 || price <= 0) return null
  return {
    number: null,
    building: like?.building ?? '',
    type: like?.type ?? '',
    kind: 'home',
    area: squareMetres,
    list: { by: 'unitPrice', unitPrice: price },
    filed: null,
  }
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
}
