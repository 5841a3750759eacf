/** What a pinned program sees otherwise beside http than on the real binary, and what in the host forces it. */

export interface Forced {
  /** Of the line, as process-probe.js prints it. */
  readonly line: RegExp
  readonly why: string
}

export const forced: readonly Forced[] = [
  {
    line: /^http\.Agent\.prototype\.emit/,
    why: 'the recording client/agent-methods found it on the agents of 0.6, which are of the same kind',
  },
  { line: /^(HTTPParser|binding http_parser)\b/, why: "the binding is the host's parser from 0.11.5 on" },
  {
    line: /^_(http_common|stream_wrap|tls_common|tls_legacy)\b/,
    why: "inner modules that hold no class of http: the host's, or none",
  },
  {
    line: /^_http_(outgoing\.nowDate|server\.kServerResponse)/,
    why: 'inner functions and symbols that http has otherwise here',
  },
  { line: /^_linklist\.create/, why: 'the list is of the old kind, without a maker' },
  {
    line: /^Buffer\b/,
    why: "there is one Buffer, and the host's own modules call what it has; its methods are the engine's",
  },
  { line: /^process(\.| < )/, why: "there is one process object, which the host's own modules use" },
  {
    line: /^(events|events\.EventEmitter)\.(prototype\.|init\b|defaultMaxListeners)/,
    why: "all emitters have the host's prototype, whose methods the host's own modules call",
  },
  {
    line: /^(in )?global(\.|: )(\[|[A-Z]\w*(Array|Error|Registry)\b|Atomics|BigInt|DataView|Intl|Iterator|Map|Promise|Proxy|Reflect|Set|Symbol|Temporal|WeakMap|WeakRef|WeakSet|WebAssembly|globalThis|Float16Array|ArrayBuffer|SharedArrayBuffer|DisposableStack|AsyncDisposableStack|SuppressedError|escape|unescape)/,
    why: "globals of the language are the engine's",
  },
  {
    line: /^global\.(GLOBAL|root|console|process|URL|URLSearchParams|TextDecoder|TextEncoder|Buffer|(set|clear)(Immediate|Interval|Timeout)|queueMicrotask):/,
    why: "the same global, made by the host: an accessor or not, and its functions' lengths",
  },
  {
    line: /^net\.(Socket|Stream)\b/,
    why: "sockets are the host's: the views of the eras are put on those that http has",
  },
  {
    line: /^net\.(_\w+|isIP(v[46])?|createServer|connect|createConnection|Server):/,
    why: "functions of the host's net",
  },
  { line: /^net\.Server\.(prototype\.(_\w+|listenFD)|super_):/, why: "inner methods of the host's net.Server" },
  { line: /^https?\.Server\.super_: function/, why: "its length is that of the host's class" },
  { line: /^_tls_wrap\.\w+: function/, why: "functions of the host's tls" },
  { line: /^url\.(URL|URLSearchParams|Url)\b/, why: "classes of the host's url" },
  {
    line: /^(url|util|querystring|zlib)\.\w+: /,
    why: "functions of the host's modules, or made for the prelude: their lengths, and accessors that load them",
  },
  { line: /^util\.Text(De|En)coder/, why: "the host's, loaded when they are asked for" },
  { line: /^zlib\.\w+(\.| <| is )/, why: "the streams of zlib are the host's" },
  {
    line: /^(stream\.(Stream|Readable|Writable|Duplex|Transform|PassThrough)|_stream_duplex)\b/,
    why: 'the classes are those of the readable-stream release that is nearest (docs/streams.md)',
  },
]
