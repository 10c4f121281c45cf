import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { countsOfPlace, spacesAmong } from '../../../../shared/ledger/tally'
import { unitStateAt } from '../../../../shared/ledger/unit'
import { client, orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { RefusalNotice } from '../../../components/refusal'
import { PageNotice } from '../../../frame/page-notice'
import { comparableAmong, pairAtFirst, textOfPair } from '../price-list/price-compare'
import { useBoardComparison } from '../price-list/price-compare-data'
import { unitActionOf } from '../units/unit-action'
import { UnitDrawer } from '../units/unit-drawer'
import { useMayView } from '../units/unit-may-view'
import { BoardAsking, type BoardQuestion } from './board-asking'
import { BoardBuilding, type BoardMarks } from './board-building'
import type { CellLook } from './board-cell'
import { useCellWords } from './board-cell-words'
import { BoardCompareLegend } from './board-compare-legend'
import { countChanges, isLitAmong } from './board-comparison'
import { useBoard, useTicketTimes } from './board-data'
import { BoardDuties, BoardDutiesFolded } from './board-duties'
import { useDuties } from './board-duties-fold'
import { isFiltering, isLit } from './board-filter'
import { fitsOf } from './board-fits'
import { useFoundHome } from './board-found'
import { BoardHead } from './board-head'
import { BoardLegend } from './board-legend'
import { homeTowards, isMoveKey } from './board-move'
import styles from './board-page.module.css'
import { BoardPicked } from './board-picked'
import { usePicking } from './board-picking'
import { type BoardZoom, useBoardPlace } from './board-place'
import { BoardProject } from './board-project'
import { type ReleaseFrom, releaseChoices } from './board-release-choices'
import { BoardTries } from './board-tries'
import { useKeptPlace, useZooming } from './board-zoom'

/** 销控: every home by building, entrance, floor and room, as it is at this moment, and the next step for each. */
export function BoardPage() {
  const { t } = useTranslation(['board', 'common', 'withholding'])
  const navigate = useNavigate()
  const { project, can } = useSession()
  const { board, homes, plan, now, error, refetch } = useBoard(project.id)
  const { place, go } = useBoardPlace()
  const mayView = useMayView()
  const ground = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const picking = usePicking()
  const duties = useDuties(project.id)
  const { picked } = picking
  const [question, setQuestion] = useState<BoardQuestion | null>(null)
  const byId = useMemo(() => new Map(homes.map((home) => [home.id, home])), [homes])
  const selected = place.unit === null ? null : (byId.get(place.unit) ?? null)
  useFoundHome(ground, selected?.id ?? null, setFocused)
  useKeptPlace(project.id, place, go)
  const homeUnder = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest('[data-home]') : null
    return cell instanceof HTMLElement ? byId.get(cell.dataset.home ?? '') : undefined
  }
  const hovered = useRef<BoardHome | null>(null)
  const isOnCell = useRef(false)
  const zoomTo = (zoom: BoardZoom, isAtPointer = false) => {
    const under = document.activeElement && homeUnder(document.activeElement)
    const home = (isAtPointer ? hovered.current : null) ?? under ?? byId.get(focused ?? '') ?? selected
    isOnCell.current = under !== undefined && under !== null
    if (home) setFocused(home.id)
    go({
      zoom: zoom === 'building' ? null : zoom,
      ...(home ? { building: home.buildingId, entrance: home.entrance } : {}),
    })
  }
  useZooming(ground, place.zoom, zoomTo)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever the zoom, one still looks at the same home.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const cell = focused === null ? null : ground.current?.querySelector(`[data-home="${focused}"]`)
      if (!(cell instanceof HTMLElement)) return
      cell.scrollIntoView({ block: 'center', inline: 'center' })
      if (isOnCell.current) cell.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [place.zoom])
  const building =
    plan.find(({ id }) => id === (place.building ?? selected?.buildingId)) ?? plan.find(({ homes }) => homes.length > 0)
  const entrance =
    building?.entrances.find(({ name }) => name === (place.entrance ?? selected?.entrance)) ?? building?.entrances[0]
  const may = { release: can('unit.release'), withhold: can('unit.withhold') }
  const isPicking = may.release || may.withhold
  const shown = place.zoom === 'project' ? homes : place.zoom === 'entrance' ? entrance?.homes : building?.homes
  const counts = useMemo(() => countsOfPlace(shown ?? [], now), [shown, now])
  const isOfSpaces = shown?.every(({ kind }) => kind !== 'home') ?? false
  const spaces = useMemo(() => (isOfSpaces ? [] : spacesAmong(shown ?? [], now)), [isOfSpaces, shown, now])
  const tabStop = byId.get(focused ?? '') ?? selected ?? shown?.[0] ?? null
  const onPickAll = picking.isOn ? picking.pickAll : null
  const marks = useMemo<BoardMarks>(
    () => ({ selected, picked, tabStop, onPickAll }),
    [selected, picked, tabStop, onPickAll],
  )
  const words = useCellWords()
  const times = useTicketTimes(project.id)
  const detail = useQuery(orpc.project.detail.queryOptions({ input: { projectId: project.id } }))
  const versions = comparableAmong(detail.data?.priceVersions ?? [], now, can)
  const comparison = useBoardComparison(project.id, can('price.compare') ? place.compare : null)
  const { changes } = comparison
  const look = useMemo<CellLook>(
    () => ({ filter: place.filter, times, words, changes }),
    [place.filter, times, words, changes],
  )

  const pickedHomes = useMemo(() => homes.filter(({ id }) => picked.has(id)), [homes, picked])
  const fits = useMemo(() => fitsOf(pickedHomes, homes, now), [pickedHomes, homes, now])
  const ownFits = useMemo(() => fitsOf(selected ? [selected] : [], homes, now), [selected, homes, now])
  const lit = useMemo(
    () =>
      (shown ?? []).filter((home) => isLit(home, unitStateAt(home, now), place.filter) && isLitAmong(changes, home.id)),
    [shown, now, place.filter, changes],
  )
  const state = selected && unitStateAt(selected, now)
  const isPermitted = board?.buildings.find(({ id }) => id === selected?.buildingId)?.isPermitted ?? false
  const action = selected && state ? unitActionOf(selected, state, isPermitted, can, mayView) : null

  const askRelease = (from: ReleaseFrom) => {
    const permitted = new Set(board?.buildings.filter((one) => one.isPermitted).map(({ id }) => id))
    const choices = releaseChoices(t, from, { homes, picked, building, selected, permitted, now })
    setQuestion({ kind: 'release', choices, isOfPicked: from !== 'unit' })
  }
  const askPicked = (kind: 'withhold' | 'lift') => {
    const subject = t('withholding:subject', { number: fits[kind].units })
    setQuestion({ kind, fit: fits[kind], subject, isOfPicked: true })
  }
  const askOwn = (kind: 'withhold' | 'lift') => {
    if (selected) setQuestion({ kind, fit: ownFits[kind], subject: selected.number, isOfPicked: false })
  }

  const firstPair = can('price.compare') ? pairAtFirst(versions, now) : null
  const leaveComparison = () => {
    comparison.setOnly(null)
    go({ compare: null })
  }

  const act = () => {
    if (!selected || !action) return
    if (action.kind === 'openTicket') navigate(`/tickets/new?unit=${selected.id}`)
    if (action.kind === 'viewTicket') navigate(`/tickets/${action.ticketId}`)
    if (action.kind === 'release') askRelease('unit')
  }

  const open = (home: BoardHome) => {
    setFocused(home.id)
    go({ unit: home.id, building: home.buildingId })
  }

  const pick = (home: BoardHome, isRange: boolean) => {
    const anchor = isRange ? byId.get(focused ?? selected?.id ?? '') : undefined
    setFocused(home.id)
    picking.pick(plan, home, anchor ?? null)
  }

  const press = (home: BoardHome, event: React.MouseEvent) => {
    if (isPicking && (picking.isOn || event.ctrlKey || event.metaKey || event.shiftKey)) pick(home, event.shiftKey)
    else open(home)
  }

  const onClick = (event: React.MouseEvent) => {
    const home = homeUnder(event.target)
    if (home) press(home, event)
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
    if (event.key !== 'Escape' || question !== null || event.defaultPrevented) return
    if (selected) go({ unit: null })
    else if (picked.size > 0) picking.clear()
    else if (picking.isOn) picking.turn(false)
    else leaveComparison()
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
        <div className={styles.strips}>
          {can('floorTry.see') && <BoardTries projectId={project.id} />}
          {may.release && <BoardDuties {...duties} onPick={picking.pickOnly} />}
        </div>
        <BoardHead
          plan={plan}
          building={building?.id ?? null}
          zoom={place.zoom}
          now={now}
          onBuilding={(id) => {
            setFocused(null)
            go({ building: id, entrance: null, unit: null, zoom: place.zoom === 'project' ? null : place.zoom })
          }}
          onZoom={(zoom) => zoomTo(zoom)}
          onRelease={may.release ? () => askRelease('board') : null}
          multi={isPicking ? picking : null}
          exportHomes={(order) =>
            client.reports.exports.homes({
              ...order,
              ...place.filter,
              projectId: project.id,
              buildingId: place.zoom === 'project' ? null : (building?.id ?? null),
            })
          }
          compare={
            firstPair && {
              isOn: comparison.pair !== null,
              turn: (isOn) => (isOn ? go({ compare: textOfPair(firstPair) }) : leaveComparison()),
            }
          }
        />
        <BoardLegend
          counts={counts}
          spaces={spaces}
          filter={place.filter}
          onState={(filter) => go({ state: filter })}
          onClearLike={() => go({ type: null, from: null, to: null })}
          isComparing={changes !== null}
          isByTotal={isOfSpaces}
        >
          {may.release && <BoardDutiesFolded {...duties} />}
          {place.zoom === 'entrance' && building && building.entrances.length > 1 && (
            <Segmented
              size="small"
              value={entrance?.name ?? ''}
              onChange={(name) => go({ entrance: name, unit: null })}
              options={building.entrances.map(({ name }) => ({ value: name, label: t('entrance', { name }) }))}
            />
          )}
        </BoardLegend>
        {comparison.pair && changes && (
          <BoardCompareLegend
            versions={versions}
            pair={comparison.pair}
            counts={countChanges(changes, shown ?? [])}
            only={changes.only}
            error={comparison.error}
            onPair={(pair) => go({ compare: textOfPair(pair) })}
            onOnly={comparison.setOnly}
            onLeave={leaveComparison}
          />
        )}
        {may.release && !picking.isOn && counts.available === 0 && counts.unreleased > 0 && (
          <p className={styles.hint}>{t('release.noneYet')}</p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears for the cells inside, which are buttons. */}
        <div
          ref={ground}
          className={styles.ground}
          onClick={onClick}
          onKeyDown={onCellKey}
          onPointerOver={(event) => {
            hovered.current = homeUnder(event.target) ?? null
          }}
          onPointerLeave={() => {
            hovered.current = null
          }}
        >
          {place.zoom === 'project' ? (
            <BoardProject
              plan={plan}
              look={look}
              marks={marks}
              onPress={press}
              onHover={(home) => {
                hovered.current = home
              }}
            />
          ) : (
            building && (
              <BoardBuilding
                building={building}
                entrances={place.zoom === 'entrance' && entrance ? [entrance] : building.entrances}
                look={look}
                marks={marks}
                isLarge={place.zoom === 'entrance'}
                now={now}
              />
            )
          )}
        </div>
        {isPicking && (picking.isOn || picked.size > 0) && (
          <BoardPicked
            picked={pickedHomes}
            fits={fits}
            now={now}
            shown={lit}
            isFiltered={isFiltering(place.filter)}
            isOn={picking.isOn}
            may={may}
            onPickShown={() => picking.pickAll(lit)}
            onRelease={() => askRelease('picked')}
            onWithhold={() => askPicked('withhold')}
            onLift={() => askPicked('lift')}
            onClear={picking.clear}
            onLeave={() => picking.turn(false)}
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
          onWithhold={may.withhold && ownFits.withhold.units > 0 ? () => askOwn('withhold') : null}
          onLift={may.withhold && ownFits.lift.units > 0 ? () => askOwn('lift') : null}
          onOpen={(id) => {
            const other = byId.get(id)
            if (other) open(other)
          }}
          onClose={() => go({ unit: null })}
        />
      )}
      {question !== null && (
        <BoardAsking
          projectId={project.id}
          question={question}
          onClose={(isDone) => {
            setQuestion(null)
            if (isDone && question.isOfPicked) picking.clear()
          }}
        />
      )}
    </div>
  )
}
