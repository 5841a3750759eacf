/** Differences between the surface of a profile and that of its release that stay, each with the reason. */

export interface Allowed {
  readonly path: RegExp
  readonly why: string
}

/** A server, before and while it listens. */
const server = /^instances\.(createServer\(\)|listening server)/.source

export const allowed: readonly Allowed[] = [
  { path: /^(version|parser|unavailable|uncaught)$/, why: 'says which runtime it is, and that is the host' },
  { path: /^https\.(unavailable|shapeFrom)$/, why: 'how the surface was recorded' },
  { path: /^agentNeedsOptions$/, why: "the words are the engine's" },
  { path: /\.(symbols|prototypeSymbols)\b/, why: "the host's and the core's own; older eras knew no symbols" },
  {
    path: /\.statics\.super_\.(length|name)$|^(https\.)?classes\.(Server|Client)\.chain$/,
    why: "the constructors beneath are the host's: EventEmitter, net.Server and Socket, tls.Server",
  },
  {
    path: new RegExp(
      `${server}\\.own\\.(\\(order\\)|connections|domain|watcher|type|fd|pauseOnConnect|_events\\.connection|` +
        '_connections|_connectionKey|_handle|_unref|_usingWorkers|_workers|_usingSlaves|_slaves|_listeningId)$',
    ),
    why: "the fields of net.Server, and its listener of listening, are the host's",
  },
  {
    path: /^calledWithoutNew\.\w+$/,
    why: 'sloppy constructors called without new wrote their fields onto the global object; ours throw or do nothing',
  },
  {
    path: /\.prototype\.(_storeHeader|addTrailers|writeHead|write|end)\.name$/,
    why: 'their name is empty, as then; the probe reads it off the source text',
  },
  { path: /createConnection(\.name)?$/, why: "net.createConnection itself, which is the host's" },
  { path: /\.own\.(pipe|on|addListener)$/, why: "the names of functions of readable-stream's" },
  {
    path: /\.own\.(_onPendingData|outputData|outputCallbacks\.[^.]+)$/,
    why: 'the names of functions that nobody calls',
  },
  { path: /\.own\.outputEncodings\.(binary|latin1)$/, why: 'two names of one encoding' },
  { path: /at end\.own\._ended$/, why: 'a mark of its own on responses, read by nobody' },
  {
    path: /^classes\.Agent\.prototype\.emit$/,
    why: 'the recording client/agent-methods found it on the agents of 0.6, the probe did not',
  },
]
