import { Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { ChapterText, type Place } from './chapter-text'
import { addressOf, type Chapter } from './chapters'

/** The page's chapter beside the page: what is being typed there stays where it is. */
export function HelpDrawer({ chapter, isOpen, onClose }: { chapter: Chapter; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('handbook')
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [place, setPlace] = useState<Place>({ chapter, section: null })

  useEffect(() => {
    setPlace({ chapter, section: null })
  }, [chapter])

  useEffect(() => {
    const target = place.section === null ? null : document.getElementById(place.section)
    if (target) target.scrollIntoView()
    else document.querySelector('[data-help]')?.scrollIntoView()
  }, [place])

  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={560}
      title={t('title')}
      mask={false}
      extra={
        <Button
          size="small"
          onClick={() => navigate(addressOf(place.chapter), { state: { from: `${pathname}${search}` } })}
        >
          {t('whole')}
        </Button>
      }
    >
      <div data-help>
        <ChapterText chapter={place.chapter} onOpen={setPlace} />
      </div>
    </Drawer>
  )
}
