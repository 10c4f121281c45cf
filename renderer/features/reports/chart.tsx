import { PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ECharts } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../components/save-file'
import { useTheme } from '../../theme/theme'
import { type ChartLook, type ChartOption, readLook } from './chart-look'
import { pictureOf } from './chart-picture'
import styles from './reports.module.css'

/** How a chart is drawn in the colours of the page. */
export type Drawing = (look: ChartLook) => ChartOption

/**
 * A chart that follows its frame's size and the page's colours. What it shows stands in the table below it as well, which
 * is what keyboards and screen readers use. Keep `draw` the same while the figures are.
 */
export function Chart({
  label,
  draw,
  onReady,
}: {
  label: string
  draw: Drawing
  onReady: (chart: ECharts | null) => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<ECharts | null>(null)
  const theme = useTheme()

  useEffect(() => {
    const element = frame.current
    let started: ECharts | null = null
    let isGone = false
    const observer = new ResizeObserver(() => started?.resize())
    void import('./chart-parts').then(({ startChart }) => {
      if (isGone || !element) return
      started = startChart(element)
      observer.observe(element)
      setChart(started)
      onReady(started)
    })
    return () => {
      isGone = true
      observer.disconnect()
      onReady(null)
      started?.dispose()
    }
  }, [onReady])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the look is read from the page, which the theme changes.
  useEffect(() => {
    chart?.setOption(draw(readLook()), { notMerge: true })
  }, [chart, draw, theme])

  return <div ref={frame} className={styles.chart} role="img" aria-label={label} />
}

/** 存为图片. */
export function SavePicture({ chart, heading, name }: { chart: ECharts | null; heading: string; name: string }) {
  const { t } = useTranslation('reports')
  return (
    <Button
      size="small"
      icon={<PictureOutlined />}
      disabled={chart === null}
      onClick={() => {
        if (chart) void pictureOf(chart, readLook(), heading, name).then(saveFile)
      }}
    >
      {t('picture')}
    </Button>
  )
}
