import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>

/** The page's colours as they are now, light or dark. */
export type ChartLook = {
  ink: string
  ink2: string
  ink3: string
  line: string
  soft: string
  panel: string
  font: string
  /** Told apart by more than their colour: see {@link lineOf}. */
  series: readonly string[]
}

const SERIES = [
  'accent',
  'ticket-bar',
  'contracted-bar',
  'withheld-bar',
  'subscribed-bar',
  'available-bar',
  'filed-bar',
]

export function readLook(): ChartLook {
  const css = getComputedStyle(document.documentElement)
  const colour = (name: string) => css.getPropertyValue(`--${name}`).trim()
  return {
    ink: colour('ink'),
    ink2: colour('ink-2'),
    ink3: colour('ink-3'),
    line: colour('line'),
    soft: colour('line-soft'),
    panel: colour('panel'),
    font: colour('font'),
    series: SERIES.map(colour),
  }
}

const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'emptyCircle', 'emptyTriangle', 'emptyRect', 'emptyDiamond']
const DASHES = ['solid', 'dashed', 'dotted'] as const

/** How the series at a place is drawn: of 168 no two have the same colour, sign and dash, of eight none the same sign. */
export function lineOf({ series }: ChartLook, place: number) {
  const color = series[place % series.length] ?? ''
  return {
    symbol: SYMBOLS[place % SYMBOLS.length] ?? 'circle',
    symbolSize: 7,
    color,
    lineStyle: { type: DASHES[place % DASHES.length] ?? 'solid', width: 2 },
  }
}

/** What all charts have in common: quiet axes, a legend above, figures of one place together, no movement. */
export function chartBase(look: ChartLook): ChartOption {
  return {
    animation: false,
    color: [...look.series],
    textStyle: { fontFamily: look.font, color: look.ink2, fontSize: 12 },
    // The page's own words say what it shows; here only bars get patterns, so that they differ without colour.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    grid: { top: 44, left: 56, right: 24, bottom: 28 },
    legend: {
      type: 'scroll',
      top: 4,
      left: 0,
      right: 24,
      itemWidth: 28,
      textStyle: { color: look.ink2 },
      inactiveColor: look.line,
      pageTextStyle: { color: look.ink2 },
      pageIconColor: look.ink2,
      pageIconInactiveColor: look.line,
    },
    tooltip: {
      trigger: 'axis',
      // The page's content policy takes no styles from a text: the library draws it on the canvas.
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.panel,
      borderColor: look.line,
      textStyle: { color: look.ink, fontSize: 12 },
    },
  }
}

export function axisOf(look: ChartLook) {
  return {
    axisLabel: { color: look.ink3 },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.soft } },
    nameTextStyle: { color: look.ink3, align: 'left' as const },
  }
}
