import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wordFloor } from '../../../shared/ledger/board-floor'
import type { BoardHome } from '../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../shared/ledger/board-layout'
import { countStates } from '../../../shared/ledger/state-counts'
import { sayBuilding } from '../../../shared/ledger/unit-number'
import type { BoardMarks } from './board-building'
import { BoardCell, type CellLook } from './board-cell'
import { useIsNear } from './board-near'
import { PickHead } from './board-pick-head'
import styles from './board-project.module.css'

const CELL = { width: 50, height: 20, gap: 2 }
const LABEL = 26
const HEAD = 30
/** Columns of a floor whose homes flow. */
const FLOWING = 16

type ProjectProps = { plan: readonly BuildingPlan[]; look: CellLook; marks: BoardMarks; now: number }

type SmallProps = {
  building: BuildingPlan
  look: CellLook
  selected: string | null
  tabStop: string | null
  picked: ReadonlySet<string>
  onPickAll: BoardMarks['onPickAll']
  available: number
}

/** The whole project: every building side by side in small cells; a building is drawn once it comes near the window. */
export function BoardProject({ plan, look, marks, now }: ProjectProps) {
  return (
    <div className={styles.project}>
      {plan.map((building) => (
        <SmallBuilding
          key={building.id}
          building={building}
          look={look}
          selected={within(building, marks.selected)}
          tabStop={within(building, marks.tabStop)}
          picked={marks.picked}
          onPickAll={marks.onPickAll}
          available={countStates(building.homes, now).available}
        />
      ))}
    </div>
  )
}

const SmallBuilding = memo(function SmallBuilding(props: SmallProps) {
  const { building, look, selected, tabStop, picked, onPickAll, available } = props
  const { t } = useTranslation(['board', 'withholding'])
  const block = useRef<HTMLElement>(null)
  const isNear = useIsNear(block, tabStop !== null)
  return (
    <section ref={block} className={styles.building} style={sizeOf(building)}>
      <h2 className={styles.title}>
        <PickHead
          onPickAll={onPickAll}
          homes={building.homes}
          label={t('withholding:multi.pick', { what: building.name })}
        >
          {building.name}
        </PickHead>
        <span>{t('available', { number: available })}</span>
      </h2>
      {isNear && (
        <div className={styles.entrances}>
          {building.entrances.map((entrance) => (
            <div
              key={entrance.name}
              role="grid"
              className={styles.floors}
              aria-label={
                entrance.name === ''
                  ? sayBuilding(building.name)
                  : `${sayBuilding(building.name)} ${t('entrance', { name: entrance.name })}`
              }
            >
              {entrance.floors.map((floor) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the cells of the row take the focus, not the row.
                <div key={floor.floor} role="row" className={styles.floor}>
                  {/* biome-ignore lint/a11y/useFocusableInteractive: it names the row; the cells take the focus. */}
                  <span role="rowheader" className={styles.label}>
                    {wordFloor(floor.floor)}
                  </span>
                  <div
                    className={styles.cells}
                    style={{ gridTemplateColumns: `repeat(${columnsOf(entrance)}, ${CELL.width}px)` }}
                  >
                    {floor.homes.map((home, index) =>
                      home === null ? (
                        <span key={`gap-${index.toString()}`} />
                      ) : (
                        <BoardCell
                          key={home.id}
                          home={home}
                          density="tiny"
                          look={look}
                          isSelected={home.id === selected}
                          isPicked={picked.has(home.id)}
                          isTabStop={home.id === tabStop}
                        />
                      ),
                    )}
                  </div>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </section>
  )
})

function within(building: BuildingPlan, home: BoardHome | null): string | null {
  return home?.buildingId === building.id ? home.id : null
}

function columnsOf(entrance: BuildingPlan['entrances'][number]): number {
  return entrance.isFlowing ? FLOWING : entrance.rooms.length
}

/** What the building will take up, so that it can be left undrawn until it is near. */
function sizeOf({ entrances }: BuildingPlan) {
  const widths = entrances.map((entrance) => LABEL + columnsOf(entrance) * (CELL.width + CELL.gap))
  const heights = entrances.map((entrance) =>
    entrance.floors.reduce((sum, { count }) => {
      const lines = entrance.isFlowing ? Math.ceil(count / FLOWING) : 1
      return sum + lines * (CELL.height + CELL.gap)
    }, 0),
  )
  const width = widths.reduce((sum, each) => sum + each, 0) + (entrances.length - 1) * 8
  return { width: width + 24, minHeight: HEAD + Math.max(...heights, 0) + 20 }
}
