import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import { officeNow } from '../../../api/clock'
import { Panel } from '../../../components/panel'
import { isRefusedWith, RefusalNotice } from '../../../components/refusal'
import {
  absentHomes,
  type Chosen,
  changesAnything,
  choicesOfOrder,
  choicesOver,
  countRest,
  type ImportChoices,
  type InstantLack,
  partedBy,
  tickTogether,
  withheldHomes,
} from './price-list-choices'
import styles from './price-list-confirm.module.css'
import { PriceListSums } from './price-list-sums'
import { PriceListTicks } from './price-list-ticks'
import { PriceListWithhold } from './price-list-withhold'

/** The last step: what will happen and from when, and what is done with the homes it does not sell. Rules LED-7, LED-8. */
export function PriceListConfirm({
  preview,
  currentVersion,
  nextVersion,
  chosen,
  lacks: lacksInstant,
  isReading,
  isBusy,
  error,
  onChoose,
  onBack,
  onReadAgain,
  onConfirm,
}: {
  preview: PriceListPreview
  /** The version in force, which an unchanged list repeats. */
  currentVersion: number | null
  nextVersion: number
  chosen: Chosen
  /** Its instant is not said, or it was not held against it. */
  lacks: InstantLack | null
  isReading: boolean
  isBusy: boolean
  error: unknown
  onChoose: (chosen: Chosen) => void
  onBack: () => void
  onReadAgain: () => void
  onConfirm: (choices: ImportChoices) => void
}) {
  const { t } = useTranslation(['priceList', 'common'])
  const { when, until } = chosen
  const choose = (change: Partial<Chosen>) => onChoose({ ...chosen, ...change })
  const { offSale, withhold, reason } = choicesOver(chosen, preview)
  const absent = absentHomes(preview, ({ state, tiedTo, tied }) =>
    [
      t(`common:unitState.${state}`),
      ...(tiedTo === null ? [] : [t('confirm.tiedTo', { home: tiedTo })]),
      ...(tied.length === 0 ? [] : [t('confirm.tied', { units: tied.join(' + ') })]),
    ].join(' · '),
  )
  const parted = partedBy(preview, offSale)
  const withheld = withheldHomes(preview, (says) => t('confirm.unpriced', { says }))

  const isLater = when.kind !== 'now'
  const soldHere = preview.sold.filter(({ isHere }) => isHere).length
  const isSame = currentVersion !== null && !changesAnything(preview, offSale.size)
  const isStale = isRefusedWith(error, 'OFFICE_CHANGED') || isRefusedWith(error, 'PREVIEW_STALE')
  const isUntilPast = until !== null && until <= officeNow()
  const lacks = lacksInstant ?? (withhold.size > 0 ? lackOfWithholding(until, isUntilPast, reason) : null)

  return (
    <div className={styles.confirm} inert={isReading}>
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
            ticked={offSale}
            isDisabled={isLater}
            onTick={(ticked) => choose({ offSale: tickTogether(preview, offSale, ticked) })}
          >
            {parted.length > 0 ? (
              <ul className={styles.parted} role="status">
                {parted.map(({ gone, left }) => (
                  <li key={`${gone} ${left}`}>{t('confirm.parted', { gone, left })}</li>
                ))}
              </ul>
            ) : null}
          </PriceListTicks>
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
            onTick={(ticked) => {
              const left = withheld.filter(({ key, isFree }) => isFree && !ticked.has(key))
              choose({ notWithheld: new Set(left.map(({ key }) => key)) })
            }}
          >
            <PriceListWithhold
              isWanted={withhold.size > 0}
              isPast={isUntilPast}
              until={until}
              reason={reason}
              onUntil={(at) => choose({ until: at })}
              onReason={(words) => choose({ reason: words })}
            />
          </PriceListTicks>
        ) : null}
        {absent.length > 0 && withheld.length > 0 ? null : (
          <Panel title={t('preview.sums')} isFlush className={styles.sums}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many buildings are scrolled by keys. */}
            <section className={styles.scrolled} tabIndex={0} aria-label={t('preview.sums')}>
              <PriceListSums {...preview.reading} />
            </section>
          </Panel>
        )}
      </div>
      <RefusalNotice error={error}>
        {isStale ? (
          <Button type="primary" onClick={onReadAgain}>
            {t('confirm.readAgain')}
          </Button>
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
          <p className={styles.words}>
            <b>
              {t('confirm.whatHappens', {
                version: nextVersion,
                when:
                  when.kind === 'at' ? t('confirm.from', { from: formatShortInstant(when.at) }) : t('confirm.atOnce'),
                added: preview.homes.added,
                changed: preview.homes.changed,
                rest: countRest(preview, offSale.size),
              })}
              {preview.sold.length > 0 ? t('confirm.soldPart', { sold: preview.sold.length }) : null}
              {soldHere > 0 ? t('confirm.soldHerePart', { here: soldHere }) : null}
              {offSale.size > 0 ? t('confirm.offSalePart', { offSale: offSale.size }) : null}
              {withhold.size > 0 ? t('confirm.withheldPart', { withheld: withhold.size }) : null}
            </b>
            <span className={lacks ? styles.lacks : undefined}>{t(`confirm.${lacks ?? 'promise'}`)}</span>
          </p>
          <Button onClick={onBack}>{t('confirm.back')}</Button>
          <Button
            type={isStale ? 'default' : 'primary'}
            size="large"
            disabled={lacks !== null || isStale}
            loading={isBusy || isReading}
            onClick={() => onConfirm(choicesOfOrder(chosen, preview))}
          >
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
