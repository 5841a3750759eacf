/** Differences between the surface of a profile and that of its release that stay, each with the reason. */

export interface Allowed {
  readonly path: RegExp
  readonly why: string
}

export const allowed: readonly Allowed[] = [
  { path: /^(version|parser|unavailable|uncaught)$/, why: 'says which runtime it is, and that is the host' },
  { path: /^(streamModule|netModule)\b/, why: 'the host has its own stream and net' },
  { path: /^https\.(unavailable|shapeFrom)$/, why: 'how the surface was recorded' },
  { path: /\.symbols\b|\.symbols$/, why: "symbols are the host's and the core's own; no program of the era saw any" },
  {
    path: /\.statics\.super_\.length$/,
    why: "the constructors beneath are the host's: EventEmitter, net.Server, tls.Server",
  },
]
