import Markdown from 'markdown-to-jsx/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './chapter-text.module.css'
import { addressOf, type Chapter, isChapter } from './chapters'
import { idOf } from './sections'
import { pictureAt, textOf } from './texts'

/** Where a link inside the handbook leads. */
export type Place = { chapter: Chapter; section: string | null }

/** One chapter, drawn from how it was written; a link to another one opens it here, or at its own address. */
export function ChapterText({ chapter, onOpen }: { chapter: Chapter; onOpen?: (place: Place) => void }) {
  const { t, i18n } = useTranslation('handbook')
  return (
    <>
      {i18n.language === 'en' ? (
        <p role="note" className={styles.inChinese}>
          {t('inChinese')}
        </p>
      ) : null}
      <Markdown
        className={styles.text}
        lang="zh-CN"
        options={{
          wrapper: 'article',
          forceWrapper: true,
          disableParsingRawHTML: true,
          slugify: idOf,
          overrides: {
            a: { component: HandbookLink, props: { onOpen } },
            img: { component: Picture },
            table: { component: Table },
          },
        }}
      >
        {textOf(chapter)}
      </Markdown>
    </>
  )
}

/** Chapters name each other as the files do: `tickets.md#撤回`. */
function HandbookLink({
  href = '',
  onOpen,
  children,
}: {
  href?: string
  onOpen?: (place: Place) => void
  children?: React.ReactNode
}) {
  const [, file, section] = /^([a-z-]+)\.md(?:#(.+))?$/.exec(href) ?? []
  if (!isChapter(file)) return <>{children}</>
  const place: Place = { chapter: file, section: section === undefined ? null : decodeURIComponent(section) }
  const to = { pathname: addressOf(file), hash: section === undefined ? '' : `#${section}` }
  return (
    <Link
      to={to}
      onClick={(event) => {
        if (!onOpen || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        onOpen(place)
      }}
    >
      {children}
    </Link>
  )
}

/** A picture as wide as there is room for; a click shows it as large as the screen was. */
function Picture({ src = '', alt = '' }: { src?: string; alt?: string }) {
  const { t } = useTranslation('handbook')
  const [isWhole, setWhole] = useState(false)
  return (
    <span className={styles.picture}>
      <button
        type="button"
        className={isWhole ? styles.whole : styles.fitted}
        aria-pressed={isWhole}
        title={t(isWhole ? 'smaller' : 'larger')}
        onClick={() => setWhole(!isWhole)}
      >
        <img src={pictureAt(src)} alt={alt} />
      </button>
      <small aria-hidden="true">{alt}</small>
    </span>
  )
}

function Table({ children }: { children?: React.ReactNode }) {
  return (
    <div className={styles.wide}>
      <table>{children}</table>
    </div>
  )
}
