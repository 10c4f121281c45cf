import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoardMarks, useIsNear } from './board-building'
import { BoardCell } from './board-cell'
import { type BoardFilter, countStates } from './board-filter'
import type { BuildingPlan } from './board-layout'
import styles from './board-project.module.css'

const CELL = { width: 50, height: 20, gap: 2 }
const LABEL = 26
const HEAD = 30
/** Columns of a floor whose homes flow. */
const FLOWING = 16

type ProjectProps = { plan: readonly BuildingPlan[]; filter: BoardFilter; marks: BoardMarks; now: number }

type SmallProps = Omit<ProjectProps, 'plan'> & { building: BuildingPlan }

/** The whole project: every building side by side in small cells; a building is drawn once it comes near the window. */
export function BoardProject({ plan, filter, marks, now }: ProjectProps) {
  return (
    <div className={styles.project}>
      {plan.map((building) => (
        <SmallBuilding key={building.id} building={building} filter={filter} marks={marks} now={now} />
      ))}
    </div>
  )
}

const SmallBuilding = memo(function SmallBuilding({ building, filter, marks, now }: SmallProps) {
  const { t } = useTranslation('board')
  const block = useRef<HTMLElement>(null)
  const isNear = useIsNear(block, false)
  return (
    <section ref={block} className={styles.building} style={sizeOf(building)}>
      <h2 className={styles.title}>
        {building.name}
        <span>{t('available', { number: countStates(building.homes, now).available })}</span>
      </h2>
      {isNear && (
        <div className={styles.entrances}>
          {building.entrances.map((entrance) => (
            <div
              key={entrance.name}
              role="grid"
              className={styles.floors}
              aria-label={`${building.name} ${t('entrance', { name: entrance.name })}`}
            >
              {entrance.floors.map((floor) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the cells of the row take the focus, not the row.
                <div key={floor.floor} role="row" className={styles.floor}>
                  {/* biome-ignore lint/a11y/useFocusableInteractive: it names the row; the cells take the focus. */}
                  <span role="rowheader" className={styles.label}>
                    {floor.floor}
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
                          filter={filter}
                          isSelected={home.id === marks.selected}
                          isPicked={marks.picked.has(home.id)}
                          isTabStop={home.id === marks.tabStop}
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
