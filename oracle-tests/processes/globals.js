// releases: 0.8.28 0.10.4 0.10.48 0.12.18 iojs-1.8.1 4.9.1 6.17.1 8.17.0 10.24.1 11.0.0 12.0.0 12.22.12 14.0.0 14.21.3 15.0.0 16.0.0 16.20.2 17.0.0 18.0.0 18.4.0 18.8.0 18.20.8 19.0.0 19.3.0 19.4.0 19.8.0 20.0.0 20.4.0 20.20.2 21.0.0 21.7.0 22.0.0 22.3.0 22.23.5 23.0.0 24.0.0 24.22.3 25.0.0 26.0.0 26.12.1
// Which globals there are, which of them are met by going through global, in which order, and what asking for others is.
var all = []
for (var name in global) all.push(name)
console.log('met: ' + all.join(' '))
var names = (
  'Buffer GLOBAL URL URLSearchParams TextEncoder TextDecoder queueMicrotask setImmediate clearImmediate root console process ' +
  'structuredClone atob btoa performance fetch Headers Request Response FormData crypto navigator AbortController AbortSignal ' +
  'Event EventTarget MessageChannel MessagePort MessageEvent BroadcastChannel Blob File DOMException ReadableStream ' +
  'CompressionStream WebSocket EventSource CustomEvent Storage localStorage sessionStorage'
).split(' ')
console.log('there: ' + names.filter(function (name) { return name in global }).join(' '))
function tried(code) {
  try {
    return typeof eval(code)
  } catch (error) {
    return error.name + ': ' + error.message
  }
}
console.log(tried('require("http").request(new URL("http://127.0.0.1:1/")).on("error", function () {})'))
console.log(tried('new TextEncoder().encode("a")'))
console.log(tried('fetch("http://127.0.0.1:1/")'))
console.log(tried('new AbortController()'))
console.log(tried('setImmediate(function () {})'))
console.log(typeof URL, typeof TextDecoder, typeof queueMicrotask, typeof structuredClone, typeof AbortSignal, typeof setImmediate)
process.exit()
