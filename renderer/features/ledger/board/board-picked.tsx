import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { countStates, legendOf } from '../../../../shared/ledger/state-counts'
import type { Fits } from './board-fits'
import styles from './board-picked.module.css'

/** 多选: how to pick, what is picked by state, and what can be done with just that. */
export function BoardPicked({
  picked,
  fits,
  now,
  shown,
  isFiltered,
  isOn,
  may,
  onPickShown,
  onRelease,
  onWithhold,
  onLift,
  onClear,
  onLeave,
}: {
  picked: readonly BoardHome[]
  fits: Fits
  now: number
  /** What the filter leaves of the board, or the whole of what is shown. */
  shown: readonly BoardHome[]
  isFiltered: boolean
  isOn: boolean
  may: { release: boolean; withhold: boolean }
  onPickShown: () => void
  onRelease: () => void
  onWithhold: () => void
  onLift: () => void
  onClear: () => void
  onLeave: () => void
}) {
  const { t } = useTranslation(['withholding', 'common', 'board'])
  const counts = useMemo(() => countStates(picked, now), [picked, now])
  const states = legendOf(counts).filter(({ count }) => count > 0)
  const tied = Math.max(fits.release.tied, fits.withhold.tied, fits.lift.tied)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('multi.label')}>
      <p className={styles.said} role="status">
        <b>{t('multi.count', { number: picked.length })}</b>
        {picked.length === 0
          ? t('multi.how')
          : states.map(({ state, count }) => `${t(`common:unitState.${state}`)} ${count}`).join(t('multi.and'))}
        {tied > 0 && <span>{t('tied', { number: tied })}</span>}
      </p>
      {isOn && (
        <Button onClick={onPickShown} disabled={shown.length === 0}>
          {t(isFiltered ? 'multi.allFiltered' : 'multi.allShown', { number: shown.length })}
        </Button>
      )}
      {may.release && (
        <Button type="primary" disabled={fits.release.units === 0} onClick={onRelease}>
          {t('multi.release', { number: fits.release.units })}
        </Button>
      )}
      {may.withhold && (
        <>
          <Button disabled={fits.withhold.units === 0} onClick={onWithhold}>
            {t('multi.withhold', { number: fits.withhold.units })}
          </Button>
          <Button disabled={fits.lift.units === 0} onClick={onLift}>
            {t('multi.lift', { number: fits.lift.units })}
          </Button>
        </>
      )}
      {picked.length > 0 && (
        <Button type="text" onClick={onClear}>
          {t('board:picked.clear')}
        </Button>
      )}
      {isOn && (
        <Button type="text" onClick={onLeave}>
          {t('multi.leave')}
        </Button>
      )}
    </div>
  )
}
