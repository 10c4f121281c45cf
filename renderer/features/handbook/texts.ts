import type { Chapter } from './chapters'

const FOLDER = '../../../resources/handbook/'
const TEXTS = import.meta.glob<string>('../../../resources/handbook/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const PICTURES = import.meta.glob<string>('../../../resources/handbook/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** A chapter as it was written. */
export function textOf(chapter: Chapter): string {
  return TEXTS[`${FOLDER}${chapter}.md`] ?? ''
}

/** Where the built page keeps a picture that a chapter names (`pictures/board.webp`). */
export function pictureAt(named: string): string | undefined {
  return PICTURES[`${FOLDER}${named}`]
}
