import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { addressOf, CHAPTER_GROUPS, type Chapter } from './chapters'
import styles from './contents.module.css'
import type { Found, Section } from './sections'

/** 目录: every chapter, and beneath the open one its headings. */
export function Contents({ sections, current }: { sections: readonly Section[]; current: Chapter }) {
  const { t } = useTranslation('handbook')
  const { state } = useLocation()
  return CHAPTER_GROUPS.map(({ name, chapters }) => (
    <section key={name} className={styles.group}>
      <h2 className={styles.name}>{t(`group.${name}`)}</h2>
      <ul>
        {chapters.map((chapter) => {
          const own = sections.filter((section) => section.chapter === chapter)
          const isCurrent = chapter === current
          return (
            <li key={chapter}>
              <Link
                to={addressOf(chapter)}
                state={state}
                className={styles.chapter}
                {...(isCurrent && { 'aria-current': 'page' })}
              >
                {own[0]?.title}
              </Link>
              {isCurrent ? <Headings sections={own} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  ))
}

function Headings({ sections }: { sections: readonly Section[] }) {
  const { state } = useLocation()
  return (
    <ul className={styles.headings}>
      {sections.map(({ chapter, heading }) =>
        heading ? (
          <li key={heading.id}>
            <Link to={{ pathname: addressOf(chapter), hash: `#${heading.id}` }} state={state}>
              {heading.text}
            </Link>
          </li>
        ) : null,
      )}
    </ul>
  )
}

/** What the search found: chapter, heading, and the words around it. */
export function FoundList({ found }: { found: readonly Found[] }) {
  const { t } = useTranslation('handbook')
  const { state } = useLocation()
  return (
    <>
      <p role="status" className={styles.count}>
        {found.length === 0 ? t('nothing') : t('found', { number: found.length })}
      </p>
      <ul>
        {found.map(({ chapter, title, heading, excerpt }) => (
          <li key={`${chapter}#${heading?.id ?? ''}`}>
            <Link
              to={{ pathname: addressOf(chapter), hash: heading ? `#${heading.id}` : '' }}
              state={state}
              className={styles.found}
            >
              <b>{heading ? `${title} › ${heading.text}` : title}</b>
              <small>
                {excerpt.before}
                <mark>{excerpt.hit}</mark>
                {excerpt.after}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
