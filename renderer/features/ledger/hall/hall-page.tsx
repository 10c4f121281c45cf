import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatCount } from '../../../../shared/kernel/count'
import { dayOf, timeOf } from '../../../../shared/kernel/day'
import { type Hall, type HallState, hallStateSchema } from '../../../../shared/ledger/hall'
import { useNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { RefusalNotice } from '../../../components/refusal'
import { useHall } from './hall-data'
import { HallHomes, useHallWords } from './hall-homes'
import styles from './hall-page.module.css'
import { turnsOf } from './hall-pages'
import { useIsTouched, useTurning } from './hall-turning'

/** 大屏: the board for customers, on a television. It only shows; Esc leaves. Rules LED-5, SEC-1. */
export function HallPage() {
  const { t } = useTranslation(['hall', 'common', 'opening'])
  const navigate = useNavigate()
  const { project } = useSession()
  const { hall, line, error, refetch } = useHall(project.id)
  const words = useHallWords()
  const turns = useMemo(() => turnsOf(hall?.buildings ?? [], words), [hall?.buildings, words])
  const { shown, isStopped, turn, toggle } = useTurning(turns.length)
  const isTouched = useIsTouched()
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    navigate('/board')
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = { Escape: leave, ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), ' ': toggle }[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  // A browser that fills the screen takes Esc for itself, and only says that the screen is no longer filled.
  useEffect(() => {
    const onScreen = () => {
      if (!document.fullscreenElement) navigate('/board')
    }
    document.addEventListener('fullscreenchange', onScreen)
    return () => document.removeEventListener('fullscreenchange', onScreen)
  }, [navigate])

  const page = turns[shown]
  if (error && !hall) {
    return (
      <div className={styles.alone}>
        <RefusalNotice error={error}>
          <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>
        </RefusalNotice>
      </div>
    )
  }
  return (
    <main className={isTouched ? `${styles.hall} ${styles.touched}` : styles.hall} aria-label={t('title')}>
      {hall && (
        <>
          <header className={styles.head}>
            <h1 title={hall.project}>{hall.project}</h1>
            {hall.isTrial && <b className={styles.trial}>{t('opening:sign')}</b>}
            <span>{t('subtitle')}</span>
            <HallClock />
          </header>
          <Counts counts={hall.counts} />
          <section className={styles.ground} aria-label={t('page', { number: shown + 1, of: turns.length })}>
            {page === undefined && <p className={styles.empty}>{t('empty')}</p>}
            {page?.kind === 'overview' && <Overview buildings={page.buildings} />}
            {page?.kind === 'homes' && <HallHomes bands={page.bands} words={words} />}
          </section>
          <footer className={styles.foot}>
            <span role="status">{line === 'broken' ? t('broken', { time: timeOf(hall.now) }) : t('note')}</span>
            {turns.length > 1 && (
              <span className={styles.turn}>
                {isStopped && t('stopped')} {shown + 1} / {turns.length}
              </span>
            )}
          </footer>
        </>
      )}
      {isTouched && (
        <div className={styles.way}>
          <span>{t('keys')}</span>
          <Button onClick={leave}>{t('leave')}</Button>
        </div>
      )}
    </main>
  )
}

function HallClock() {
  const now = useNow()
  return (
    <time className={styles.clock}>
      {dayOf(now)} <b>{timeOf(now)}</b>
    </time>
  )
}

function Counts({ counts }: { counts: Hall['counts'] }) {
  const { t } = useTranslation('hall')
  const sayCount = (state: HallState) =>
    state === 'forSale' ? t('left', { number: formatCount(counts[state]) }) : formatCount(counts[state])
  return (
    <ul className={styles.counts} aria-label={t('counts')}>
      {hallStateSchema.options.map((state) => (
        <li key={state} className={styles[state]}>
          <i>{t(`short.${state}`)}</i>
          {t(`state.${state}`)} <b>{sayCount(state)}</b>
        </li>
      ))}
    </ul>
  )
}

/** So many buildings fill the screen with the largest type. */
const FEW = 6
const FEW_ACROSS = 3

function Overview({ buildings }: Pick<Hall, 'buildings'>) {
  const isFew = buildings.length <= FEW
  const across = Math.min(buildings.length, FEW_ACROSS)
  const down = Math.ceil(buildings.length / FEW_ACROSS)
  return (
    <ul
      className={isFew ? `${styles.overview} ${styles.few}` : styles.overview}
      style={isFew ? { gridTemplate: `repeat(${down}, minmax(0, 1fr)) / repeat(${across}, 1fr)` } : undefined}
    >
      {buildings.map((building) => (
        <Left key={building.name} building={building} />
      ))}
    </ul>
  )
}

/** What is left in a building: its homes; of spaces each kind in a line of its own, as in a garage. Rule LED-11. */
function Left({ building: { name, total, forSale, spaces } }: { building: Hall['buildings'][number] }) {
  const { t } = useTranslation('hall')
  const homes = { words: ['left', 'of'] as const, total, forSale }
  const counted = spaces.map((space) => ({ words: ['leftSpaces', 'ofSpaces'] as const, ...space }))
  const [first, others] = total > 0 || !counted[0] ? [homes, spaces] : [counted[0], spaces.slice(1)]
  return (
    <li className={first.forSale === 0 ? styles.none : undefined}>
      <span>{name}</span>
      <b>{t(first.words[0], { number: formatCount(first.forSale) })}</b>
      <small>{t(first.words[1], { number: formatCount(first.total) })}</small>
      {others.map(({ kind, forSale }) => (
        <small key={kind}>{t(`space.${kind}`, { number: formatCount(forSale) })}</small>
      ))}
    </li>
  )
}
