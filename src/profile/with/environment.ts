/**
 * What HTTP_ERAS_WITH says is a part of the version that the process is pinned to. Where it is pinned to none, the
 * ready-made modules have it.
 */

let isOfPin = false

/** The process is pinned: what the variable says is in that version. */
export function leaveToPin(): void {
  isOfPin = true
}

/** What a ready-made module is to have otherwise than its line. */
export const withOfModules = (env: NodeJS.ProcessEnv): string | undefined =>
  isOfPin ? undefined : env.HTTP_ERAS_WITH || undefined
