import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListPreview } from '../../../shared/ledger/price-list-contract'
import { officeNow } from '../../api/clock'
import { isRefusedWith, RefusalNotice } from '../../components/refusal'
import { instantOfWhen, isWhenSaid, type When, WhenField } from '../../components/when-field'
import {
  absentHomes,
  changesAnything,
  countRest,
  type ImportChoices,
  reasonInList,
  withheldHomes,
} from './price-list-choices'
import styles from './price-list-confirm.module.css'
import { PriceListTicks } from './price-list-ticks'
import { PriceListWithhold } from './price-list-withhold'

/** The last step: from when the list applies, what will happen, and what is done with the homes it does not sell. Rules LED-7, LED-8. */
export function PriceListConfirm({
  preview,
  currentVersion,
  nextVersion,
  isBusy,
  error,
  onBack,
  onReadAgain,
  onConfirm,
}: {
  preview: PriceListPreview
  /** The version in force, which an unchanged list repeats. */
  currentVersion: number | null
  nextVersion: number
  isBusy: boolean
  error: unknown
  onBack: () => void
  onReadAgain: () => void
  onConfirm: (choices: ImportChoices) => void
}) {
  const { t } = useTranslation(['priceList', 'common'])
  const [when, setWhen] = useState<When>({ kind: 'now' })
  const [offSale, setOffSale] = useState<ReadonlySet<string>>(new Set())
  const withheld = withheldHomes(preview, t('confirm.unpriced'))
  const [withhold, setWithhold] = useState<ReadonlySet<string>>(
    () => new Set(withheld.filter(({ isFree }) => isFree).map(({ key }) => key)),
  )
  const [until, setUntil] = useState<number | null>(null)
  const [reason, setReason] = useState(() => reasonInList(preview))
  const absent = absentHomes(preview, (state) => t(`common:unitState.${state}`))

  const isLater = when.kind !== 'now'
  const goneOffSale = isLater ? [] : [...offSale]
  const isSame = currentVersion !== null && !changesAnything(preview, goneOffSale.length)
  const isUntilPast = until !== null && until <= officeNow()
  const lacks = !isWhenSaid(when)
    ? 'whenMissing'
    : withhold.size > 0
      ? lackOfWithholding(until, isUntilPast, reason)
      : null
  const confirm = () => {
    const withholding =
      withhold.size > 0 && until !== null ? { numbers: [...withhold], reason: reason.trim(), until } : null
    onConfirm({ appliesFrom: instantOfWhen(when), offSale: goneOffSale, withholding })
  }

  return (
    <div className={styles.confirm}>
      <div className={styles.lists}>
        {absent.length > 0 ? (
          <PriceListTicks
            title={t('confirm.absent', { number: absent.length })}
            note={isLater ? t('confirm.absentLater') : t('confirm.absentNote')}
            saysTitle={t('confirm.state')}
            act={t('confirm.offSale')}
            actOf={(number) => t('confirm.offSaleOf', { number })}
            whyNot={t('confirm.claimed')}
            homes={absent}
            ticked={isLater ? new Set() : offSale}
            isDisabled={isLater}
            onTick={setOffSale}
          />
        ) : null}
        {withheld.length > 0 ? (
          <PriceListTicks
            title={t('confirm.withheld', { number: withheld.length })}
            note={t('confirm.withheldNote')}
            saysTitle={t('confirm.says')}
            act={t('confirm.withhold')}
            actOf={(number) => t('confirm.withholdOf', { number })}
            whyNot={t('confirm.notFree')}
            homes={withheld}
            ticked={withhold}
            onTick={setWithhold}
          >
            <PriceListWithhold
              isWanted={withhold.size > 0}
              isPast={isUntilPast}
              until={until}
              reason={reason}
              onUntil={setUntil}
              onReason={setReason}
            />
          </PriceListTicks>
        ) : null}
      </div>
      <RefusalNotice error={error}>
        {isRefusedWith(error, 'OFFICE_CHANGED') ? (
          <Button onClick={onReadAgain}>{t('confirm.readAgain')}</Button>
        ) : null}
      </RefusalNotice>
      {isSame ? (
        <div className={styles.bar} role="status">
          <p className={styles.words}>
            <b>{t('confirm.same', { version: currentVersion })}</b>
            <span>{t('confirm.sameDetail')}</span>
          </p>
          <Button onClick={onBack}>{t('confirm.back')}</Button>
        </div>
      ) : (
        <div className={styles.bar}>
          <WhenField label={t('confirm.when')} when={when} onChange={setWhen} />
          <p className={styles.words}>
            <b>
              {t('confirm.whatHappens', {
                version: nextVersion,
                added: preview.homes.added,
                changed: preview.homes.changed,
                rest: countRest(preview, goneOffSale.length),
              })}
              {goneOffSale.length > 0 ? t('confirm.offSalePart', { offSale: goneOffSale.length }) : null}
              {withhold.size > 0 ? t('confirm.withheldPart', { withheld: withhold.size }) : null}
            </b>
            <span className={lacks ? styles.lacks : undefined}>{t(`confirm.${lacks ?? 'promise'}`)}</span>
          </p>
          <Button onClick={onBack}>{t('confirm.back')}</Button>
          <Button type="primary" size="large" disabled={lacks !== null} loading={isBusy} onClick={confirm}>
            {t('confirm.submit', { version: nextVersion })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What has still to be said before homes can be withheld. Rule LED-5. */
function lackOfWithholding(until: number | null, isPast: boolean, reason: string) {
  if (until === null) return 'untilMissing'
  if (isPast) return 'untilPast'
  return reason.trim() === '' ? 'reasonMissing' : null
}
