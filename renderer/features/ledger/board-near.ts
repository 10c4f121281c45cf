import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from 'react'

/** The width an element has, as it changes; 0 before it is first laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return
    setWidth(element.current.clientWidth)
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}

/**
 * Whether an element is within some pixels of the window, so that far ones need not be drawn. `isAlways` answers at
 * once. Drawing gives way to scrolling.
 */
export function useIsNear(element: RefObject<HTMLElement | null>, isAlways: boolean, margin = 600): boolean {
  const [isNear, setNear] = useState(isAlways)
  useEffect(() => {
    if (isAlways || !element.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1)
        if (last) startTransition(() => setNear(last.isIntersecting))
      },
      { rootMargin: `${margin}px` },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, isAlways, margin])
  return isNear || isAlways
}
