import { type ThemeConfig, theme } from 'antd'
import type { Theme } from './theme'

/** antd in the colours and sizes of `tokens.css`, read from the page so that they are written once. */
export function antdTheme(look: Theme): ThemeConfig {
  const css = getComputedStyle(document.documentElement)
  const colour = (name: string) => css.getPropertyValue(name).trim()
  const floating = `0 0 0 1px ${colour('--line')}, 0 8px 24px ${colour('--float')}`
  return {
    algorithm: look === 'dark' ? darkAsWritten : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: 13,
      fontSizeSM: 12,
      controlHeight: 30,
      controlHeightSM: 24,
      controlHeightLG: 44,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      // What floats over the page has a line and a little depth, nothing on it has.
      boxShadow: floating,
      boxShadowSecondary: floating,
      boxShadowTertiary: 'none',
      colorPrimary: colour('--accent-button'),
      colorPrimaryHover: colour('--accent-button-hover'),
      colorLink: colour('--accent'),
      colorLinkHover: colour('--accent'),
      colorInfo: colour('--accent'),
      colorError: colour('--refusal'),
      colorSuccess: colour('--good'),
      colorWarning: colour('--ticket-bar'),
      colorText: colour('--ink'),
      colorTextSecondary: colour('--ink-2'),
      colorTextTertiary: colour('--ink-3'),
      colorTextDescription: colour('--ink-3'),
      colorTextPlaceholder: colour('--ink-3'),
      colorBgLayout: colour('--page'),
      colorBgContainer: colour('--panel'),
      colorBgElevated: colour('--panel'),
      colorBgMask: colour('--shade'),
      colorBorder: colour('--line'),
      colorBorderSecondary: colour('--line-soft'),
      colorSplit: colour('--line-soft'),
      controlItemBgActive: colour('--accent-ground'),
      controlItemBgHover: colour('--hover'),
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        dangerColor: colour('--on-refusal'),
        fontWeight: 400,
        contentFontSizeLG: 15,
        defaultHoverColor: colour('--accent'),
        defaultHoverBorderColor: colour('--accent'),
        colorPrimaryActive: colour('--accent-button-hover'),
      },
      Input: { activeShadow: 'none' },
      Select: { optionSelectedBg: colour('--accent-ground') },
      Segmented: { trackBg: colour('--line-soft'), itemSelectedBg: colour('--panel') },
      Table: {
        headerBg: colour('--panel'),
        headerColor: colour('--ink-3'),
        headerSplitColor: 'transparent',
        cellPaddingBlockSM: 8,
        cellPaddingInlineSM: 12,
        rowHoverBg: colour('--hover'),
        borderColor: colour('--line-soft'),
      },
      Form: { itemMarginBottom: 16, labelColor: colour('--ink-2'), verticalLabelPadding: '0 0 4px' },
      Modal: { titleFontSize: 16 },
      Tooltip: { colorBgSpotlight: look === 'dark' ? colour('--raised') : colour('--ink') },
    },
  }
}

/**
 * antd dims the colours it is given for dark pages; those that are words of `tokens.css` are light enough as written, and
 * not when dimmed.
 */
const darkAsWritten: typeof theme.darkAlgorithm = (seed, map) => {
  const { colorLink, colorInfo, colorError, colorSuccess, colorWarning } = seed
  return {
    ...theme.darkAlgorithm(seed, map),
    colorLink,
    colorInfo,
    colorError,
    colorSuccess,
    colorWarning,
  }
}
