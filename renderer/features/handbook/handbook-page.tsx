import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Location, Navigate, useLocation, useNavigate, useParams } from 'react-router'
import { Brand } from '../../components/brand'
import { useAtSection } from './at-section'
import { ChapterText } from './chapter-text'
import { addressOf, CHAPTERS, type Chapter, isChapter } from './chapters'
import { Contents, FoundList } from './contents'
import styles from './handbook-page.module.css'
import { findIn, type Section, sectionsOf } from './sections'
import { textOf } from './texts'

/** 使用手册: the contents, a search, one chapter at a time; for everybody, signed in or not. */
export function HandbookPage() {
  const { chapter } = useParams()
  if (!isChapter(chapter)) return <Navigate to={addressOf('first-day')} replace />
  return <Handbook chapter={chapter} />
}

function Handbook({ chapter }: { chapter: Chapter }) {
  const { t } = useTranslation('handbook')
  const navigate = useNavigate()
  const { hash, state }: Location<{ from?: string } | null> = useLocation()
  const [asked, setAsked] = useState('')
  const sections = useMemo(() => CHAPTERS.flatMap((each): Section[] => sectionsOf(each, textOf(each))), [])
  const stage = useRef<HTMLElement>(null)
  useAtSection(stage, { chapter, section: decodeURIComponent(hash.slice(1)) || null })

  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Brand size={22} />
        <span className={styles.title}>{t('title')}</span>
        <span className={styles.space} />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button type="primary" onClick={() => navigate(state?.from ?? '/')}>
          {t('back')}
        </Button>
      </header>
      <nav className={styles.side} aria-label={t('contents')}>
        <Input.Search
          allowClear
          value={asked}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={({ target }) => setAsked(target.value)}
        />
        {asked.trim() === '' ? (
          <Contents sections={sections} current={chapter} />
        ) : (
          <FoundList found={findIn(sections, asked)} />
        )}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the arrow keys. */}
      <main ref={stage} className={styles.stage} tabIndex={0}>
        <ChapterText chapter={chapter} />
      </main>
    </div>
  )
}
