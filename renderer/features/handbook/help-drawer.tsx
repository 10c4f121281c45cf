import { Button, Drawer } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useAtSection } from './at-section'
import { ChapterText, type Place } from './chapter-text'
import { addressOf, type Chapter } from './chapters'
import styles from './handbook.module.css'

/** The page's chapter beside the page: what is being typed there stays where it is. */
export function HelpDrawer({ chapter, isOpen, onClose }: { chapter: Chapter; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('handbook')
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const sheet = useRef<HTMLElement>(null)
  const [place, setPlace] = useState<Place>({ chapter, section: null })

  useEffect(() => {
    setPlace({ chapter, section: null })
  }, [chapter])

  useAtSection(sheet, place)

  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={520}
      title={t('title')}
      mask={false}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      extra={
        <Button
          size="small"
          onClick={() => navigate(addressOf(place.chapter), { state: { from: `${pathname}${search}` } })}
        >
          {t('whole')}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the arrow keys. */}
      <section ref={sheet} className={styles.sheet} aria-label={t('help')} tabIndex={0}>
        <ChapterText chapter={place.chapter} onOpen={setPlace} />
      </section>
    </Drawer>
  )
}
