import { Button, Segmented, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../shared/kernel/count'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'
import { countsOfPlace } from '../../../../shared/ledger/tally'
import type { MakeExport } from '../../../components/export-button'
import styles from './board-head.module.css'
import { BoardOut } from './board-out'
import type { BoardZoom } from './board-place'
import { BoardStatistics } from './board-statistics'
import { ZOOMS } from './board-zoom'

/** Tabs from which on a building is found faster by its name. */
const MANY = 8

/** Building tabs with what is available in each, and how much of the project is shown. */
export function BoardHead({
  plan,
  building,
  zoom,
  now,
  onBuilding,
  onZoom,
  onRelease,
  multi,
  compare,
  exportHomes,
}: {
  plan: readonly BuildingPlan[]
  building: string | null
  zoom: BoardZoom
  now: number
  onBuilding: (id: string) => void
  onZoom: (zoom: BoardZoom) => void
  /** 加推, where this person may and there is something to release. */
  onRelease: (() => void) | null
  /** 多选, where this person may do something with many. */
  multi: { isOn: boolean; turn: (isOn: boolean) => void } | null
  /** 对比调价, where this person may and there are two versions. */
  compare: { isOn: boolean; turn: (isOn: boolean) => void } | null
  /** 导出 Excel of what is shown. */
  exportHomes: MakeExport
}) {
  const { t } = useTranslation(['board', 'pricing', 'withholding'])
  const tabs = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another building is brought into view.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current=true]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [building])
  return (
    <div className={styles.head}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <nav ref={tabs} className={styles.tabs} aria-label={t('buildings')}>
        {plan.map(({ id, name, homes }) => (
          <button
            key={id}
            type="button"
            className={id === building && zoom !== 'project' ? `${styles.tab} ${styles.here}` : styles.tab}
            aria-current={id === building && zoom !== 'project'}
            onClick={() => onBuilding(id)}
          >
            {name}
            <span>{t('available', { number: formatCount(countsOfPlace(homes, now).available) })}</span>
          </button>
        ))}
      </nav>
      {plan.length > MANY && (
        <Select
          className={styles.choice}
          aria-label={t('buildings')}
          showSearch={{ optionFilterProp: 'label' }}
          value={building}
          onChange={onBuilding}
          options={plan.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Segmented
        aria-label={t('zoom.label')}
        size="small"
        value={zoom}
        onChange={onZoom}
        options={ZOOMS.map((value) => ({ value, label: t(`zoom.${value}`), title: t('zoom.hint') }))}
      />
      <BoardStatistics />
      <BoardOut exportHomes={exportHomes} />
      {compare && (
        <Button
          size="small"
          type={compare.isOn ? 'primary' : 'default'}
          aria-pressed={compare.isOn}
          title={t('pricing:compare.hint')}
          onClick={() => compare.turn(!compare.isOn)}
        >
          {t('pricing:compare.open')}
        </Button>
      )}
      {multi && (
        <Button
          size="small"
          type={multi.isOn ? 'primary' : 'default'}
          aria-pressed={multi.isOn}
          title={t('withholding:multi.hint')}
          onClick={() => multi.turn(!multi.isOn)}
        >
          {t('withholding:multi.label')}
        </Button>
      )}
      {onRelease && (
        <Button size="small" title={t('release.pickHint')} onClick={onRelease}>
          {t('action.release')}
        </Button>
      )}
    </div>
  )
}
