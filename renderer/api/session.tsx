import { hashKey, useMutation, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { Project } from '../../shared/project/contract'
import type { SignedIn } from '../../shared/staff/person'
import type { Permission } from '../../shared/staff/roles'
import { client, newRequestId, orpc, queryClient } from './client'

/** Who works on this page and in which project; everything under the frame may rely on both. */
export type Session = {
  person: SignedIn
  can: (permission: Permission) => boolean
  project: Project
  projects: readonly Project[]
  setProject: (project: Project) => void
}

const PROJECT_STORED_AS = 'fanghao.project'
const SessionContext = createContext<Session | null>(null)

/** Where the page stands: set-up, signed out, signed in. Asked again every few seconds while the office is silent. */
export function useStanding() {
  return useQuery(
    orpc.staff.session.queryOptions({
      staleTime: 60_000,
      refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : false),
    }),
  )
}

/** Who is signed in and what they may do. Only under the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is used outside the frame')
  return session
}

/** Gives the pages under the frame their person and project; the project is remembered on this computer. */
export function SessionProvider({
  person,
  projects,
  children,
}: {
  person: SignedIn
  projects: readonly [Project, ...Project[]]
  children: React.ReactNode
}) {
  const [projectId, setProjectId] = useState(storedProject)
  const session = useMemo<Session>(
    () => ({
      person,
      can: (permission) => person.permissions.includes(permission),
      project: chosenProject(projects, projectId),
      projects,
      setProject: (project) => {
        localStorage.setItem(PROJECT_STORED_AS, project.id)
        setProjectId(project.id)
      },
    }),
    [person, projects, projectId],
  )
  const { project, setProject } = session
  useEffect(() => {
    // The one that follows may be followed in its turn.
    if (projectId !== null && project.follows === projectId) setProject(project)
  }, [projectId, project, setProject])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The project that was chosen on this computer; the one that follows it, where its trial was started over. */
export function chosenProject(projects: readonly [Project, ...Project[]], projectId = storedProject()): Project {
  return (
    projects.find(({ id }) => id === projectId) ??
    projects.find(({ follows }) => follows !== null && follows === projectId) ??
    projects[0]
  )
}

function storedProject(): string | null {
  return localStorage.getItem(PROJECT_STORED_AS)
}

/** Takes over who has just signed in. What the one before had on the screen is forgotten first. Rule SEC-1. */
export function enterAs(person: SignedIn): void {
  stand({ state: 'signedIn', person })
}

/** 换人: ends the session and forgets what was on the screen. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => client.staff.signOut({ requestId: newRequestId() }),
    onSuccess: () => {
      stand({ state: 'signedOut', person: null })
      // A demonstration says who can sign in only to whoever is signed out.
      return queryClient.invalidateQueries({ queryKey: orpc.staff.session.key() })
    },
  })
}

function stand(standing: { state: 'signedIn'; person: SignedIn } | { state: 'signedOut'; person: null }): void {
  const key = orpc.staff.session.queryKey()
  const demo = queryClient.getQueryData(key)?.demo ?? null
  queryClient.setQueryData(key, { ...standing, demo })
  queryClient.removeQueries({ predicate: (query) => query.queryHash !== hashKey(key) })
}
