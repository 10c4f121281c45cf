import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../shared/kernel/count'
import { wordFloor } from '../../../../shared/ledger/board-floor'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan, EntrancePlan, FloorPlan } from '../../../../shared/ledger/board-layout'
import { countsOfPlace, homesAmong, spacesAmong } from '../../../../shared/ledger/tally'
import styles from './board-building.module.css'
import { BoardCell, type CellDensity, type CellLook } from './board-cell'
import { useIsNear, useWidth } from './board-near'
import { PickHead } from './board-pick-head'

/** Which homes stand out: the one whose drawer is open, those picked, and the one the Tab key reaches. */
export type BoardMarks = {
  selected: BoardHome | null
  picked: ReadonlySet<string>
  tabStop: BoardHome | null
  /** While many are picked: picks all of a floor, a room column or an entrance by its head. */
  onPickAll: ((homes: readonly BoardHome[]) => void) | null
}

type BuildingProps = {
  building: BuildingPlan
  entrances: readonly EntrancePlan[]
  look: CellLook
  marks: BoardMarks
  /** One entrance alone has room for everything a home has to say. */
  isLarge: boolean
  now: number
}

const FLOOR_LABEL = 30
const ENTRANCE_GAP = 12
const WIDE_CELL = 112
const LARGE_CELL = 128
const WIDEST_CELL = 260
/** Homes above which a floor is drawn only once it comes near the window. */
const MANY = 700

/** One building: entrances side by side, floors down, rooms across. All rows share the height there is. */
export function BoardBuilding({ building, entrances, look, marks, isLarge, now }: BuildingProps) {
  const ground = useRef<HTMLDivElement>(null)
  const width = useWidth(ground)
  const columns = entrances.reduce((sum, { rooms, isFlowing }) => sum + (isFlowing ? 8 : rooms.length), 0)
  const taken = entrances.length * FLOOR_LABEL + (entrances.length - 1) * ENTRANCE_GAP
  const each = (width - taken) / Math.max(columns, 1)
  const density = each < WIDE_CELL ? 'narrow' : isLarge && each >= LARGE_CELL ? 'large' : 'wide'
  return (
    <div ref={ground} className={styles.building}>
      {width > 0 &&
        entrances.map((entrance) => (
          <BoardEntrance
            key={entrance.name}
            label={building.name}
            entrance={entrance}
            look={look}
            marks={marks}
            density={density}
            isLazy={building.homes.length > MANY}
            now={now}
          />
        ))}
    </div>
  )
}

type EntranceProps = {
  label: string
  entrance: EntrancePlan
  look: CellLook
  marks: BoardMarks
  density: CellDensity
  isLazy: boolean
  now: number
}

function BoardEntrance({ label, entrance, look, marks, density, isLazy, now }: EntranceProps) {
  const { t } = useTranslation(['board', 'withholding'])
  const { rooms, floors, homes, isFlowing } = entrance
  // A garage has no entrances: its name stands in the tab.
  const title = entrance.name === '' ? label : t('entrance', { name: entrance.name })
  const { onPickAll } = marks
  const count = homesAmong(homes).length
  const columns = `${FLOOR_LABEL}px repeat(${rooms.length}, minmax(${density === 'narrow' ? 64 : WIDE_CELL}px, 1fr))`
  const template = isFlowing ? `${FLOOR_LABEL}px 1fr` : columns
  return (
    <section
      className={styles.entrance}
      style={isFlowing ? { flexGrow: 8 } : { flexGrow: rooms.length, maxWidth: rooms.length * WIDEST_CELL }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          <PickHead onPickAll={onPickAll} homes={homes} label={t('withholding:multi.pick', { what: title })}>
            {title}
          </PickHead>
          {count > 0 && <span>{t('homes', { number: formatCount(count) })}</span>}
          {spacesAmong(homes, now).map(({ kind, total }) => (
            <span key={kind}>{t(`spaces.${kind}`, { number: formatCount(total) })}</span>
          ))}
          <span>{t('available', { number: formatCount(countsOfPlace(homes, now).available) })}</span>
        </h2>
        {!isFlowing && (
          <div className={styles.rooms} style={{ gridTemplateColumns: template }} aria-hidden={onPickAll === null}>
            <span />
            {rooms.map(({ room, layout }, index) => (
              <span key={`${room}-${index.toString()}`} className={styles.roomHead}>
                <PickHead
                  onPickAll={onPickAll}
                  homes={floors.flatMap((floor) => floor.homes[index] ?? [])}
                  label={t('withholding:multi.pick', { what: `${title} ${t('room', { room })}` })}
                >
                  {t('room', { room })}
                </PickHead>
                {density !== 'narrow' && <span>{layout}</span>}
              </span>
            ))}
          </div>
        )}
      </header>
      <div className={styles.floors} role="grid" aria-label={title === label ? label : `${label} ${title}`}>
        {floors.map((floor) => (
          <BoardFloor
            key={floor.floor}
            plan={floor}
            template={template}
            isFlowing={isFlowing}
            isLazy={isLazy}
            look={look}
            density={density}
            selected={within(floor, marks.selected)}
            tabStop={within(floor, marks.tabStop)}
            picked={marks.picked}
            onPickAll={onPickAll}
          />
        ))}
      </div>
    </section>
  )
}

type FloorProps = {
  plan: FloorPlan
  template: string
  isFlowing: boolean
  isLazy: boolean
  look: CellLook
  density: CellDensity
  selected: string | null
  tabStop: string | null
  picked: ReadonlySet<string>
  onPickAll: BoardMarks['onPickAll']
}

const BoardFloor = memo(function BoardFloor(props: FloorProps) {
  const { plan, template, isFlowing, isLazy, look, density, selected, tabStop, picked, onPickAll } = props
  const { t } = useTranslation(['board', 'withholding'])
  const row = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(row, !isLazy || tabStop !== null)
  const cells = plan.homes.map((home, index) =>
    home === null ? (
      <span key={`gap-${index.toString()}`} className={styles.gap} />
    ) : (
      <BoardCell
        key={home.id}
        home={home}
        density={density}
        look={look}
        isSelected={home.id === selected}
        isPicked={picked.has(home.id)}
        isTabStop={home.id === tabStop}
      />
    ),
  )
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells of the row take the focus, not the row.
    <div
      ref={row}
      role="row"
      className={
        isFlowing ? styles.flowingFloor : density === 'large' ? `${styles.floor} ${styles.large}` : styles.floor
      }
      style={isFlowing ? { gridTemplateColumns: template, ...heightOfFlow(plan) } : { gridTemplateColumns: template }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: it names the row; the cells take the focus. */}
      <span className={styles.label} role="rowheader">
        <PickHead
          onPickAll={onPickAll}
          homes={plan.homes.filter((home) => home !== null)}
          label={t('withholding:multi.pick', { what: t('floor', { floor: wordFloor(plan.floor) }) })}
        >
          {wordFloor(plan.floor)}
        </PickHead>
      </span>
      {isNear && (isFlowing ? <div className={styles.flow}>{cells}</div> : cells)}
    </div>
  )
})

/** Room for a floor whose cells are not drawn yet, so that the scroll bar tells the truth. */
function heightOfFlow(plan: FloorPlan) {
  return { containIntrinsicBlockSize: `auto ${Math.ceil(plan.count / 8) * 38}px` }
}

function within(floor: FloorPlan, home: BoardHome | null): string | null {
  return home !== null && floor.homes.includes(home) ? home.id : null
}
