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

/** The room the scrolling part around an element has, as it changes; 0 before it is first laid out. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const around = element.current?.parentElement
    if (!around) return
    const measure = () => {
      const look = getComputedStyle(around)
      const sides = Number.parseFloat(look.paddingLeft) + Number.parseFloat(look.paddingRight)
      setSize({ width: around.clientWidth - sides, height: around.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(around)
    return () => observer.disconnect()
  }, [element])
  return size
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
