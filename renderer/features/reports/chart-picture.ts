import type { ECharts } from 'echarts/core'
import type { ChartLook } from './chart-look'

const SHARPNESS = 2
const HEAD = 44 * SHARPNESS
const SIDE = 16 * SHARPNESS

/** 存为图片: the chart as it stands, with a line above that says what it is, as a PNG twice as sharp as the screen. */
export async function pictureOf(chart: ECharts, look: ChartLook, heading: string, name: string): Promise<File> {
  const drawn = chart.renderToCanvas({ pixelRatio: SHARPNESS })
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width + 2 * SIDE
  canvas.height = drawn.height + HEAD + SIDE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.fillStyle = look.panel
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = look.ink
  pen.font = `700 ${14 * SHARPNESS}px ${look.font}`
  pen.fillText(heading, SIDE, 28 * SHARPNESS, drawn.width)
  pen.drawImage(drawn, SIDE, HEAD)
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!bytes) throw new Error('the picture could not be made')
  return new File([bytes], `${name}.png`, { type: 'image/png' })
}
