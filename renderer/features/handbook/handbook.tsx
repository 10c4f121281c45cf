import { QuestionCircleOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { addressOf, chapterAt } from './chapters'
import styles from './handbook.module.css'

/** Chapters and pictures are fetched when somebody first asks for help. */
const HelpDrawer = lazy(async () => ({ default: (await import('./help-drawer')).HelpDrawer }))

/** The way into the handbook from every page: its chapter opens beside it, by the sign or by F1. */
export function HelpLink() {
  const { t } = useTranslation('handbook')
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const chapter = chapterAt(pathname)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <a
        href={addressOf(chapter)}
        className={styles.help}
        aria-label={t('help')}
        title={t('helpHint')}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <QuestionCircleOutlined />
      </a>
      {isOpen === null ? null : (
        <Suspense fallback={null}>
          <HelpDrawer chapter={chapter} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
