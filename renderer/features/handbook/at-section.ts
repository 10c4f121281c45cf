import { type RefObject, useEffect } from 'react'
import type { Place } from './chapter-text'

/** Keeps a section at the top of the sheet it stands on, also while pictures above it come in; without one, the top. */
export function useAtSection(sheet: RefObject<HTMLElement | null>, { chapter, section }: Place): void {
  useEffect(() => {
    const target = section === null ? null : document.getElementById(section)
    if (!chapter || !target) {
      sheet.current?.scrollTo({ top: 0 })
      return
    }
    const goThere = () => target.scrollIntoView()
    goThere()
    const coming = [...(sheet.current?.querySelectorAll('img') ?? [])].filter(({ complete }) => !complete)
    for (const picture of coming) picture.addEventListener('load', goThere)
    return () => {
      for (const picture of coming) picture.removeEventListener('load', goThere)
    }
  }, [sheet, chapter, section])
}
