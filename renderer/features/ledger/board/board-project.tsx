import { memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../shared/kernel/count'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'
import { countsOfPlace } from '../../../../shared/ledger/tally'
import { nextTurnAmong, unitStateAt } from '../../../../shared/ledger/unit'
import { sayBuilding } from '../../../../shared/ledger/unit-number'
import { useTurns } from '../../../api/turns'
import { useTheme } from '../../../theme/theme'
import type { BoardMarks } from './board-building'
import type { CellLook } from './board-cell'
import { useSize } from './board-near'
import { paintPicture } from './board-paint'
import { PickHead } from './board-pick-head'
import { homeAt, pictureOf, sizeFor } from './board-picture'
import styles from './board-project.module.css'

type ProjectProps = {
  plan: readonly BuildingPlan[]
  look: CellLook
  marks: BoardMarks
  /** A home was pressed in the picture. */
  onPress: (home: BoardHome, event: React.MouseEvent) => void
  /** The home the pointer is over. */
  onHover: (home: BoardHome | null) => void
}

type SmallProps = Pick<ProjectProps, 'look' | 'onPress' | 'onHover'> & {
  building: BuildingPlan
  size: number
  selected: string | null
  tabStop: BoardHome | null
  picked: ReadonlySet<string>
  onPickAll: BoardMarks['onPickAll']
}

/** The whole project: every building side by side, every home a square with its sign, as large as the window lets them be. */
export function BoardProject({ plan, look, marks, onPress, onHover }: ProjectProps) {
  const ground = useRef<HTMLDivElement>(null)
  const room = useSize(ground)
  const size = useMemo(() => (room.width > 0 ? sizeFor(plan, room) : 0), [plan, room])
  return (
    <div ref={ground} className={styles.project}>
      {size > 0 &&
        plan.map((building) => (
          <SmallBuilding
            key={building.id}
            building={building}
            size={size}
            look={look}
            selected={within(building, marks.selected)?.id ?? null}
            tabStop={within(building, marks.tabStop)}
            picked={marks.picked}
            onPickAll={marks.onPickAll}
            onPress={onPress}
            onHover={onHover}
          />
        ))}
    </div>
  )
}

const SmallBuilding = memo(function SmallBuilding(props: SmallProps) {
  const { building, size, look, selected, tabStop, picked, onPickAll, onPress, onHover } = props
  const { t } = useTranslation(['board', 'withholding'])
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const now = useTurns(building.homes, nextTurnAmong)
  const picture = useMemo(() => pictureOf(building, size), [building, size])
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another look the colours are others.
  useEffect(() => {
    if (canvas.current) paintPicture(canvas.current, { picture, look, now, selected, picked })
  }, [picture, look, now, selected, picked, theme])

  const under = (event: React.MouseEvent) => homeAt(picture, event.nativeEvent.offsetX, event.nativeEvent.offsetY)
  const hover = (event: React.MouseEvent) => {
    const home = under(event)
    if (canvas.current) canvas.current.title = home ? sayHome(home, look, now) : ''
    onHover(home)
  }
  const press = (event: React.MouseEvent) => {
    const home = under(event)
    if (home) onPress(home, event)
  }
  const stand = tabStop && picture.cells.find(({ home }) => home.id === tabStop.id)
  return (
    <section className={styles.building}>
      <h2 className={styles.title}>
        <PickHead
          onPickAll={onPickAll}
          homes={building.homes}
          label={t('withholding:multi.pick', { what: building.name })}
        >
          {building.name}
        </PickHead>
        <span>{t('available', { number: formatCount(countsOfPlace(building.homes, now).available) })}</span>
      </h2>
      <div
        role="grid"
        className={styles.picture}
        aria-label={sayBuilding(building.name)}
        style={{ width: picture.width, height: picture.height }}
      >
        <canvas ref={canvas} onClick={press} onPointerMove={hover} onPointerLeave={() => onHover(null)} />
        {stand && (
          // biome-ignore lint/a11y/useFocusableInteractive: the cell of the row takes the focus, not the row.
          <div role="row">
            <button
              type="button"
              role="gridcell"
              className={styles.stop}
              data-home={stand.home.id}
              aria-selected={stand.home.id === selected || picked.has(stand.home.id)}
              aria-label={sayHome(stand.home, look, now)}
              style={{ left: stand.x, top: stand.y, width: size, height: size }}
            />
          </div>
        )}
      </div>
    </section>
  )
})

/** 1-1-1203 可售 ▲1.07%: what its square stands for. */
function sayHome({ id, number, ...home }: BoardHome, { words, changes }: CellLook, now: number): string {
  const change = changes?.of.get(id)?.text
  return [number, words.state(unitStateAt(home, now)), change ?? ''].join(' ').trim()
}

function within(building: BuildingPlan, home: BoardHome | null): BoardHome | null {
  return home?.buildingId === building.id ? home : null
}
