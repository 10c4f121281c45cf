import { useSyncExternalStore } from 'react'

/** What the person asked for: a fixed look, or the one of the computer. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const STORED_AS = 'fanghao.theme'
const darkPreferred = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** Puts the look chosen on this computer on the page, and keeps following the computer's where that was chosen. */
export function startTheme(): void {
  applyTheme()
  darkPreferred.addEventListener('change', applyTheme)
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORED_AS, choice)
  applyTheme()
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice)
}

/** The look on the page now. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, themeNow)
}

function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function themeNow(): Theme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return darkPreferred.matches ? 'dark' : 'light'
}

function applyTheme(): void {
  document.documentElement.dataset.theme = themeNow()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
