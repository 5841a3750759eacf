/** How the site looks: the report's paper and colours, one column of text that is easy to read, two values side by side at any width. */

import { theme } from '../../src/diff/html/theme'
import { transcriptStyle } from '../../src/diff/html/transcript-style'

const base = `
:root{color-scheme:light dark;--gap:clamp(.9rem,3vw,2rem);
--serif:'Iowan Old Style','Charter','Bitstream Charter','Source Serif 4',Palatino,'Palatino Linotype',Georgia,'DejaVu Serif',serif;
--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif;
--mono:ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--serif);overflow-wrap:anywhere}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
code,pre{font-family:var(--mono);font-size:.86em}
h1,h2,h3,h4,p,dl,dd,ul,ol{margin:0}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.4rem;padding:.5rem var(--gap);border-bottom:1px solid var(--rule);position:sticky;top:0;z-index:8;background:var(--paper);font:.875rem/1.4 var(--sans)}
.bar .name{font:600 1.05rem/1.4 var(--mono);color:var(--ink);text-decoration:none;letter-spacing:-.03em}
.bar nav{display:flex;flex-wrap:wrap;gap:0 1.1rem}
.bar nav a{color:var(--soft);text-decoration:none;padding:.3rem 0;border-bottom:2px solid transparent}
.bar nav a:hover{color:var(--ink)}
.bar nav [aria-current]{color:var(--ink);border-color:var(--ink)}
.find{margin-left:auto;position:relative;flex:0 1 18rem;min-width:9rem}
.find input{width:100%}
.found{position:absolute;right:0;top:calc(100% + .35rem);width:min(38rem,calc(100vw - 2*var(--gap)));max-height:70vh;overflow:auto;background:var(--paper);border:1px solid var(--soft);border-radius:4px;box-shadow:0 .5rem 1.5rem #0004}
.hit{display:block;padding:.45rem .8rem;text-decoration:none;color:var(--ink);border-bottom:1px solid var(--rule)}
.hit:hover,.hit:focus{background:var(--raised);outline-offset:-2px}
.hit b{font:600 .85rem/1.4 var(--mono)}
.hit i{color:var(--soft);font-size:.8rem}
.hit span{display:block;color:var(--soft);font-size:.8rem}
.found p{padding:.6rem .8rem;color:var(--soft)}
main{padding:1.6rem var(--gap) 4rem;max-width:82rem;margin:0 auto}
footer{padding:1rem var(--gap) 2rem;color:var(--soft);font-size:.85rem;border-top:1px solid var(--rule)}
input,select,button,textarea{font:.875rem/1.4 var(--sans);color:var(--ink);background:var(--raised);border:1px solid var(--rule);border-radius:4px;padding:.3rem .5rem;min-height:2rem;max-width:100%}
button{cursor:pointer}
button:hover,select:hover,input:hover{border-color:var(--soft)}
input::placeholder{color:var(--soft);opacity:1}
h1{font-size:clamp(1.4rem,4vw,2rem);line-height:1.2;font-weight:600;letter-spacing:-.015em;max-width:52rem;text-wrap:balance}
h2{font-size:1.3rem;font-weight:600;line-height:1.3;margin:2.2rem 0 .6rem;letter-spacing:-.01em}
h3{font-size:1.05rem;font-weight:600;line-height:1.35}
.lead{color:var(--soft);font-size:1.08rem;max-width:46rem;margin-top:.5rem}
small,.small{font-size:.82rem;color:var(--soft)}
ul,ol{padding-left:1.2rem}
li{margin:.2rem 0}
.meta{font:.8rem/1.7 var(--sans);color:var(--soft);margin-top:.2rem}
.meta code,.meta .path{font:.8rem var(--mono);color:var(--soft)}
.copy{min-height:0;padding:.1rem .3rem;border-color:transparent;background:none;vertical-align:middle;color:var(--soft)}
.copy svg{width:1rem;height:1rem;fill:none;stroke:currentColor;stroke-width:1.4;stroke-linecap:round;display:block}
.copy.small{font:.75rem/1.5 var(--sans)}
.copy:hover{border-color:var(--rule);color:var(--ink)}
.copy.done{color:var(--focus)}
.copy.done::after{content:' copied';font:.75rem var(--sans)}
`

const changes = `
.weight{font:600 .7rem/1.5 var(--sans);padding:.05rem .4rem;border-radius:3px;background:var(--v0);color:var(--ink);white-space:nowrap}
.weight.security{background:var(--v4)}
.weight.wire{background:var(--v2)}
.weight.api{background:var(--v1)}
.weight.timing{background:var(--v3)}
.change,.row{padding:1rem 0;border-top:1px solid var(--rule);scroll-margin-top:4.5rem}
.change:target,.row.here{background:var(--raised);box-shadow:-.75rem 0 var(--raised),.75rem 0 var(--raised),inset 3px 0 var(--focus);padding-left:.75rem}
.row h3 a{color:var(--ink);text-decoration:none}
.row h3 a:hover{text-decoration:underline}
.ab{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.5rem;margin:.5rem 0 .2rem;max-width:60rem}
.ab>div{padding:.45rem .7rem;border-radius:4px;line-height:1.45;font-size:.95rem}
.ab .a{background:var(--lost)}
.ab .b{background:var(--won)}
.ab b{display:block;font:600 .75rem/1.5 var(--sans);color:var(--soft)}
.facts{margin:.5rem 0 0;font-size:.92rem}
.facts>div{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:0 1rem;padding:.12rem 0}
.facts dt{color:var(--soft);font-style:italic}
.facts ul{padding-left:1rem}
q{quotes:'“' '”'}
code.line{display:inline-block;background:var(--raised);padding:.1rem .5rem;border-radius:3px}
.steps{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font:.875rem/1.8 var(--sans);margin-top:.3rem}
.kin{margin:.6rem 0;max-width:52rem}
.kin+.change,.lead+.change{margin-top:1rem}
.releases{display:flex;flex-wrap:wrap;gap:.3rem}
.release{font:.8rem/1.5 var(--mono);padding:.15rem .5rem;border-radius:3px;background:var(--raised);color:var(--ink);text-decoration:none}
a.release:hover{outline:1px solid var(--soft)}
.release b{font:600 .72rem var(--sans)}
.release.none{color:var(--soft)}
.release.security{background:var(--v4)}
.release.wire{background:var(--v2)}
.release.api{background:var(--v1)}
.release.timing{background:var(--v3)}
.legend{display:flex;flex-wrap:wrap;gap:.3rem;margin-top:.6rem}
summary{cursor:pointer;color:var(--link);font:.85rem/1.8 var(--sans)}
`

const matrix = `
.choose{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;padding:.8rem 0;font:.875rem var(--sans)}
.choose label{display:inline-flex;gap:.4rem;align-items:center;color:var(--soft)}
.two{display:inline-flex;gap:.4rem;align-items:center}
.words{flex:1 1 12rem;max-width:20rem}
.words input{width:100%}
output{color:var(--soft);font-style:italic;font-family:var(--serif)}
.nothing{padding:2rem 0;color:var(--soft)}
.lines .row,.pairs .row{content-visibility:auto;contain-intrinsic-height:auto 8rem}
.runs,.heads{display:grid;grid-template-columns:repeat(var(--columns),minmax(0,1fr));gap:2px;margin-top:.5rem}
.heads{font:600 .72rem/1.6 var(--sans);color:var(--soft);text-align:center;overflow-wrap:normal}
.lines>.heads{position:sticky;top:3.1rem;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule);margin:0}
.runs>div{padding:.25rem .35rem;border-radius:3px;font:.75rem/1.35 var(--sans);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden;min-width:0;align-content:start}
.runs b{display:none}
.history{border-collapse:collapse;width:100%;font-size:.95rem}
.history th{text-align:left;font:600 .75rem/1.5 var(--sans);color:var(--soft);border-bottom:1px solid var(--ink);padding:.2rem .9rem .2rem 0}
.history td{vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--rule)}
.history td:nth-child(2),.history td:nth-child(3){font:.82rem/1.75 var(--sans);min-width:5.5rem}
.history code{color:var(--soft)}
.history dl>div{display:grid;grid-template-columns:minmax(3rem,auto) 1fr;gap:.2rem .8rem;justify-content:start}
.says{color:var(--soft);font-style:italic;font-size:.9rem}
.means,.value ins,.value del{color:var(--soft);text-decoration:none;font-style:italic}
.same li{font:.875rem/1.7 var(--sans)}
.note{color:var(--soft);font-style:italic}
#program pre,.doc pre{background:var(--raised);padding:.8rem 1rem;overflow:auto;border-radius:4px;line-height:1.5}
`

const docs = `
.doc{max-width:52rem}
.doc h2{margin-top:2.4rem}
.doc h3{margin:1.6rem 0 .4rem}
.doc :is(p,ul,ol,pre,.scroller){margin:.8rem 0}
.doc table{border-collapse:collapse;font-size:.92rem}
.doc :is(th,td){text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--rule)}
.doc th{font:600 .78rem/1.5 var(--sans);color:var(--soft)}
.doc :is(h1,h2,h3,h4) .copy{opacity:0}
.doc :is(h1,h2,h3,h4):is(:hover,:focus-within) .copy{opacity:1}
.doc :target{text-decoration:underline;text-decoration-color:var(--focus)}
.scroller{overflow-x:auto;max-width:100%}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2.5rem}
.hero{padding:1.2rem 0 .4rem}
.hero h1{font-size:clamp(1.7rem,5.4vw,2.9rem)}
.ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:.8rem;margin-top:1.6rem}
.way{display:block;padding:.9rem 1rem;border:1px solid var(--rule);border-radius:6px;text-decoration:none;color:var(--soft);font-size:.95rem;background:var(--raised)}
.way b{display:block;color:var(--ink);font-size:1.08rem}
.way:hover{border-color:var(--soft)}
pre{overflow:auto;line-height:1.5}
.columns pre{background:var(--raised);padding:.8rem 1rem;border-radius:4px}
`

const play = `
.page-play main{max-width:110rem}
.play{display:grid;grid-template-columns:minmax(20rem,26rem) minmax(0,1fr);gap:0 2.2rem;align-items:start;margin-top:1.4rem}
.given{position:sticky;top:4.2rem;max-height:calc(100vh - 5rem);overflow:auto;padding:2px}
.given h2{margin:0;font-size:1.1rem}
.given .head{display:flex;justify-content:space-between;align-items:center;gap:.6rem;margin-bottom:.3rem}
.given textarea{width:100%;font:.8125rem/1.55 var(--mono);resize:vertical;white-space:pre;overflow:auto}
.given textarea.bad{border-color:var(--focus)}
.program{margin-top:1.2rem}
.versions{display:flex;gap:.6rem;align-items:center;margin-top:.5rem;font:.8125rem/1.9 var(--sans);color:var(--soft)}
.versions input{flex:1;min-width:0}
.marks{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font:.8125rem/1.9 var(--sans);color:var(--soft)}
.marks label{display:inline-flex;gap:.35rem;align-items:center}
.marks input{min-height:0;accent-color:var(--link)}
.sep{flex:1}
.run{background:var(--ink);color:var(--paper);border-color:var(--ink);padding:.35rem .9rem;margin-top:.4rem}
.run kbd{font:.7rem var(--sans);opacity:.8;margin-left:.4rem}
.state{font:.85rem/1.5 var(--sans);color:var(--soft)}
.wrong{color:var(--focus)}
.results section{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:.8rem;align-items:start}
.results :is(h2,.whys){grid-column:1/-1}
.results h2{margin:0;font-size:1.2rem}
#readings{margin-top:2rem}
.card{border:1px solid var(--rule);border-radius:6px;overflow:hidden;min-width:0}
.card header{padding:.4rem .8rem;display:flex;justify-content:space-between;gap:1rem;align-items:baseline;font:.85rem/1.5 var(--sans)}
.card header b{font-size:.95rem}
.card p{padding:.35rem .8rem;font-size:.92rem}
.card p.left{border-top:1px solid var(--rule);color:var(--soft)}
.card.died p.left,.card.refused p.left{color:var(--ink)}
.bytes,.log{margin:0;padding:.5rem .8rem;font:.8rem/1.55 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere}
.bytes i{font-style:normal;color:var(--soft)}
.bytes .new{background:var(--won);box-shadow:-.8rem 0 var(--won),.8rem 0 var(--won)}
.bytes+.bytes{border-top:1px dashed var(--rule)}
.log{border-top:1px solid var(--rule);background:var(--raised)}
.log::before{content:'console';display:block;font:.7rem/1.6 var(--sans);color:var(--soft)}
.place{background:var(--raised);padding:.05rem .3rem;border-radius:3px}
.place mark{background:var(--lost-mark);color:var(--ink)}
.whys li{font-size:.92rem}
.whys .path{font:.85rem var(--mono)}
`

const phone = `
@media(max-width:700px){
.play{grid-template-columns:minmax(0,1fr);gap:1.6rem}
.given{position:static;max-height:none}
.given textarea{font-size:.9rem}
html{scroll-padding-top:1rem}
.bar{position:static;gap:.1rem 1rem}
.find{flex:1 1 8rem}
.bar nav{order:3;width:100%;overflow-x:auto;flex-wrap:nowrap;scrollbar-width:none}
.bar nav a{white-space:nowrap}
input,select,button,textarea{font-size:1rem;min-height:2.5rem}
.copy,.copy.small{min-height:2rem}
main{padding-top:1rem}
.two{width:100%}
.two label{flex:1 1 0;min-width:0}
.two select{width:100%}
.choose>label{flex:1 1 40%}
.facts>div{grid-template-columns:minmax(0,1fr)}
.facts dd{margin-bottom:.3rem}
.heads{display:none}
.lines>.heads{display:none}
.runs{display:block}
.runs>div{display:block;margin-bottom:2px;font-size:.85rem}
.runs b{display:inline;font-weight:600;margin-right:.3rem}
.history thead{display:none}
.history,.history :is(tbody,tr,td){display:block}
.history tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
.history td{border:0;padding:.05rem 0}
.history td:nth-child(2)::before{content:'in ';color:var(--soft)}
.history td:nth-child(3)::before{content:'since ';color:var(--soft)}
}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
@media print{.bar,.choose,.copy{display:none}}
`

export const siteStyle = [base, theme, changes, matrix, docs, play, transcriptStyle, phone]
  .join('')
  .replaceAll('\n', '')
