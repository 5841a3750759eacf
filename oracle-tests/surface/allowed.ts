/** Differences between the surface of a profile and that of its release that stay, each with the reason. */

export interface Allowed {
  readonly path: RegExp
  readonly why: string
}

export const allowed: readonly Allowed[] = [
  { path: /^(version|parser|unavailable|uncaught)$/, why: 'says which runtime it is, and that is the host' },
  { path: /^(streamModule|netModule)\b/, why: 'the host has its own stream and net' },
]
