import { type RefObject, useEffect, useRef } from 'react'
import type { BoardPlace, BoardZoom } from './board-place'

/** From the whole project to one entrance. */
export const ZOOMS = ['project', 'building', 'entrance'] as const satisfies readonly BoardZoom[]

/** One turn of the wheel is one step, though it be told in many parts. */
const WHEEL_REST = 250

/** The zoom some steps nearer or farther; it ends at both ends. */
export function zoomedBy(zoom: BoardZoom, steps: 1 | -1): BoardZoom {
  const at = Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(zoom) + steps))
  return ZOOMS[at] ?? zoom
}

/** What a key asks for: + nearer, − farther, 0 everything. Nothing while somebody types. */
export function zoomOfKey(key: string, zoom: BoardZoom): BoardZoom | null {
  switch (key) {
    case '+':
    case '=':
      return zoomedBy(zoom, 1)
    case '-':
      return zoomedBy(zoom, -1)
    case '0':
      return 'project'
    default:
      return null
  }
}

/** Zooms by keys wherever on the page the focus stands, and by Ctrl and the wheel over the board. */
export function useZooming(
  ground: RefObject<HTMLElement | null>,
  zoom: BoardZoom,
  zoomTo: (zoom: BoardZoom, isAtPointer?: boolean) => void,
) {
  const latest = useRef({ zoom, zoomTo })
  latest.current = { zoom, zoomTo }
  const restUntil = useRef(0)
  useEffect(() => {
    const turnTo = (next: BoardZoom | null, isAtPointer: boolean) => {
      const { zoom: now, zoomTo: go } = latest.current
      if (next !== null && next !== now) go(next, isAtPointer)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      turnTo(zoomOfKey(event.key, latest.current.zoom), false)
    }
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey || !(event.target instanceof Node) || !ground.current?.contains(event.target)) return
      event.preventDefault()
      if (event.deltaY === 0 || event.timeStamp < restUntil.current) return
      restUntil.current = event.timeStamp + WHEEL_REST
      turnTo(zoomedBy(latest.current.zoom, event.deltaY < 0 ? 1 : -1), true)
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('wheel', onWheel)
    }
  }, [ground])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [role=dialog], [role=listbox]') !== null
  )
}

const STORED_AS = 'fanghao.board.'
type Kept = Pick<BoardPlace, 'building' | 'entrance' | 'zoom'>

/** Where on the board this computer last was in the project; an address that names a place of its own goes before it. */
export function useKeptPlace(
  projectId: string,
  { building, entrance, zoom, unit, filter }: BoardPlace,
  go: (change: { building: string | null; entrance: string | null; zoom: string | null }) => void,
) {
  const isFirst = useRef(true)
  useEffect(() => {
    const isBare = building === null && zoom === 'building' && unit === null && filter.state === null
    const kept = isFirst.current && isBare ? keptPlace(projectId) : null
    isFirst.current = false
    if (kept) go({ ...kept, zoom: kept.zoom === 'building' ? null : kept.zoom })
    else localStorage.setItem(`${STORED_AS}${projectId}`, JSON.stringify({ building, entrance, zoom } satisfies Kept))
  }, [projectId, building, entrance, zoom, unit, filter.state, go])
}

function keptPlace(projectId: string): Kept | null {
  const kept: unknown = JSON.parse(localStorage.getItem(`${STORED_AS}${projectId}`) ?? 'null')
  if (typeof kept !== 'object' || kept === null) return null
  const zoom = 'zoom' in kept ? ZOOMS.find((one) => one === kept.zoom) : undefined
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  if (!zoom) return null
  return {
    zoom,
    building: 'building' in kept ? text(kept.building) : null,
    entrance: 'entrance' in kept ? text(kept.entrance) : null,
  }
}
