import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { unitStateAt } from '../../../shared/ledger/unit'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import { PageNotice } from '../../frame/page-notice'
import { BoardBuilding, type BoardMarks } from './board-building'
import type { CellLook } from './board-cell'
import { useCellWords } from './board-cell-words'
import { useBoard, useTicketTimes } from './board-data'
import { countStates } from './board-filter'
import { BoardHead } from './board-head'
import type { BoardHome } from './board-homes'
import { BoardLegend } from './board-legend'
import { homesBetween, homeTowards, isMoveKey } from './board-move'
import styles from './board-page.module.css'
import { BoardPicked } from './board-picked'
import { useBoardPlace } from './board-place'
import { BoardProject } from './board-project'
import { BoardRelease, type ReleaseChoice } from './board-release'
import { unitActionOf } from './unit-action'
import { UnitDrawer } from './unit-drawer'
import { useMayView } from './unit-may-view'

/** 销控: every home by building, entrance, floor and room, as it is at this moment, and the next step for each. */
export function BoardPage() {
  const { t } = useTranslation(['board', 'common'])
  const navigate = useNavigate()
  const { project, can } = useSession()
  const { board, homes, plan, now, error, refetch } = useBoard(project.id)
  const { place, go } = useBoardPlace()
  const mayView = useMayView()
  const ground = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [release, setRelease] = useState<'unit' | 'picked' | 'board' | null>(null)
  const byId = useMemo(() => new Map(homes.map((home) => [home.id, home])), [homes])
  const selected = place.unit === null ? null : (byId.get(place.unit) ?? null)
  const building =
    plan.find(({ id }) => id === (place.building ?? selected?.buildingId)) ?? plan.find(({ homes }) => homes.length > 0)
  const entrance =
    building?.entrances.find(({ name }) => name === (place.entrance ?? selected?.entrance)) ?? building?.entrances[0]
  const isPicking = can('unit.release')
  const shown = place.zoom === 'project' ? homes : place.zoom === 'entrance' ? entrance?.homes : building?.homes
  const counts = useMemo(() => countStates(shown ?? [], now), [shown, now])
  const tabStop = byId.get(focused ?? '') ?? selected ?? shown?.[0] ?? null
  const marks = useMemo<BoardMarks>(() => ({ selected, picked, tabStop }), [selected, picked, tabStop])
  const words = useCellWords()
  const times = useTicketTimes(project.id)
  const look = useMemo<CellLook>(() => ({ filter: place.filter, times, words }), [place.filter, times, words])

  const state = selected && unitStateAt(selected, now)
  const isPermitted = board?.buildings.find(({ id }) => id === selected?.buildingId)?.isPermitted ?? false
  const action = selected && state ? unitActionOf(selected, state, isPermitted, can, mayView) : null

  const act = () => {
    if (!selected || !action) return
    if (action.kind === 'openTicket') navigate(`/tickets/new?unit=${selected.id}`)
    if (action.kind === 'viewTicket') navigate(`/tickets/${action.ticketId}`)
    if (action.kind === 'release') setRelease('unit')
  }

  const open = (home: BoardHome) => {
    setFocused(home.id)
    go({ unit: home.id, building: home.buildingId })
  }

  const pick = (home: BoardHome, isRange: boolean) => {
    const anchor = byId.get(focused ?? selected?.id ?? '')
    setFocused(home.id)
    setPicked((before) => {
      const after = new Set(before)
      if (isRange && anchor) for (const { id } of homesBetween(plan, anchor, home)) after.add(id)
      else if (after.has(home.id)) after.delete(home.id)
      else after.add(home.id)
      return after
    })
  }

  const homeUnder = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest('[data-home]') : null
    return cell instanceof HTMLElement ? byId.get(cell.dataset.home ?? '') : undefined
  }

  const onClick = (event: React.MouseEvent) => {
    const home = homeUnder(event.target)
    if (!home) return
    if (isPicking && (event.ctrlKey || event.metaKey || event.shiftKey)) pick(home, event.shiftKey)
    else open(home)
  }

  const onCellKey = (event: React.KeyboardEvent) => {
    const home = homeUnder(event.target)
    if (!home) return
    if (isMoveKey(event.key)) {
      event.preventDefault()
      const next = homeTowards(plan, home, event.key)
      setFocused(next.id)
      if (selected) go({ unit: next.id })
      const cell = ground.current?.querySelector(`[data-home="${next.id}"]`)
      if (cell instanceof HTMLElement) cell.focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (home.id === selected?.id) act()
      else open(home)
    } else if (event.key === ' ' && isPicking) {
      event.preventDefault()
      pick(home, event.shiftKey)
    }
  }

  const onPageKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || release !== null || event.defaultPrevented) return
    if (selected) go({ unit: null })
    else if (picked.size > 0) setPicked(new Set())
  }

  const unreleasedAmong = useCallback(
    (among: readonly BoardHome[]) =>
      among.filter((home) => home.releasedFrom === null && unitStateAt(home, now) === 'unreleased').map(({ id }) => id),
    [now],
  )
  const releaseChoices = (): ReleaseChoice[] => {
    const chosen = {
      key: 'picked' as const,
      label: t('release.picked'),
      unitIds: unreleasedAmong(homes.filter(({ id }) => picked.has(id))),
    }
    if (release === 'picked') return [chosen]
    if (!building) return []
    const whole = {
      key: 'building' as const,
      label: t('release.building', { building: building.name }),
      unitIds: unreleasedAmong(building.homes),
    }
    if (release === 'board') {
      const permitted = new Set(board?.buildings.filter((one) => one.isPermitted).map(({ id }) => id))
      const all = unreleasedAmong(homes.filter((home) => permitted.has(home.buildingId)))
      return [...(picked.size > 0 ? [chosen] : []), whole, { key: 'all', label: t('release.all'), unitIds: all }]
    }
    if (!selected) return []
    const floor = building.homes.filter((home) => home.floor === selected.floor)
    const [name, number] = [building.name, selected.floor]
    return [
      { key: 'unit', label: t('release.unit', { unit: selected.number }), unitIds: [selected.id] },
      { key: 'floor', label: t('release.floor', { building: name, floor: number }), unitIds: unreleasedAmong(floor) },
      whole,
    ]
  }

  if (error && !board) {
    return (
      <div className={styles.alone}>
        <RefusalNotice error={error}>
          <Button onClick={() => refetch()}>{t('common:action.retry')}</Button>
        </RefusalNotice>
      </div>
    )
  }
  if (!board) return null
  if (homes.length === 0) {
    return (
      <PageNotice title={t('empty.title')} detail={t('empty.detail')}>
        {can('priceList.import') ? (
          <Button type="primary" onClick={() => navigate('/price-list')}>
            {t('empty.import')}
          </Button>
        ) : (
          t('empty.ask')
        )}
      </PageNotice>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard wherever in the page the focus stands.
    <div className={styles.page} onKeyDown={onPageKey}>
      <div className={styles.main}>
        <BoardHead
          plan={plan}
          building={building?.id ?? null}
          zoom={place.zoom}
          now={now}
          onBuilding={(id) =>
            go({ building: id, entrance: null, unit: null, zoom: place.zoom === 'project' ? null : place.zoom })
          }
          onZoom={(zoom) => go({ zoom: zoom === 'building' ? null : zoom })}
          onRelease={isPicking ? () => setRelease('board') : null}
        />
        <BoardLegend
          counts={counts}
          filter={place.filter}
          onState={(filter) => go({ state: filter })}
          onClearLike={() => go({ type: null, from: null, to: null })}
        >
          {place.zoom === 'entrance' && building && building.entrances.length > 1 && (
            <Segmented
              size="small"
              value={entrance?.name ?? ''}
              onChange={(name) => go({ entrance: name, unit: null })}
              options={building.entrances.map(({ name }) => ({ value: name, label: t('entrance', { name }) }))}
            />
          )}
        </BoardLegend>
        {isPicking && counts.available === 0 && counts.unreleased > 0 && (
          <p className={styles.hint}>{t('release.noneYet')}</p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears for the cells inside, which are buttons. */}
        <div ref={ground} className={styles.ground} onClick={onClick} onKeyDown={onCellKey}>
          {place.zoom === 'project' ? (
            <BoardProject plan={plan} look={look} marks={marks} now={now} />
          ) : (
            building && (
              <BoardBuilding
                building={building}
                entrances={place.zoom === 'entrance' && entrance ? [entrance] : building.entrances}
                look={look}
                marks={marks}
                now={now}
              />
            )
          )}
        </div>
        {picked.size > 0 && (
          <BoardPicked
            number={picked.size}
            releasable={unreleasedAmong(homes.filter(({ id }) => picked.has(id))).length}
            onRelease={() => setRelease('picked')}
            onClear={() => setPicked(new Set())}
          />
        )}
      </div>
      {selected && state && action && (
        <UnitDrawer
          projectId={project.id}
          home={selected}
          state={state}
          building={board.buildings.find(({ id }) => id === selected.buildingId)?.name ?? ''}
          action={action}
          times={times}
          onAct={act}
          onClose={() => go({ unit: null })}
        />
      )}
      {release !== null && (
        <BoardRelease
          projectId={project.id}
          choices={releaseChoices()}
          onClose={(isDone) => {
            setRelease(null)
            if (isDone) setPicked(new Set())
          }}
        />
      )}
    </div>
  )
}
