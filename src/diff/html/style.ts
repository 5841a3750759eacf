/** How the report looks: a page of a reference work. Wide, it is a table beside an entry; narrow, one over the other. */

import { theme } from './theme'
import { transcriptStyle } from './transcript-style'

const text = `
:root{color-scheme:light dark;--names:clamp(17rem,26vw,26rem);--cell:3.5rem;--gap:1.25rem;
--serif:'Iowan Old Style','Charter','Bitstream Charter','Source Serif 4',Palatino,'Palatino Linotype',Georgia,'DejaVu Serif',serif;
--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif;
--mono:ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:400 .9375rem/1.5 var(--serif);overflow-wrap:anywhere}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
code,pre{font-family:var(--mono);font-size:.84em}
h1,h2,h3,h4,p,dl,dd{margin:0}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.top{padding:1rem var(--gap) .25rem}
h1{font-size:1.5rem;line-height:1.2;font-weight:600;letter-spacing:-.01em}
.top p{color:var(--soft);font-style:italic}
.top noscript p{font-size:.875rem}
nav{display:flex;flex-wrap:wrap;gap:0 1.5rem;padding:.25rem var(--gap) 0;border-bottom:1px solid var(--rule)}
nav a{padding:.35rem 0 .4rem;color:var(--soft);text-decoration:none;border-bottom:2px solid transparent}
nav a:hover{color:var(--ink)}
nav a[aria-current]{color:var(--ink);border-color:var(--ink)}
`

const filters = `
.filters{display:none;font:.8125rem/1.4 var(--sans);padding:.6rem var(--gap);gap:.5rem 1.25rem;align-items:center;flex-wrap:wrap}
.js .filters{display:flex}
.filters label,.controls label{color:var(--soft);white-space:nowrap}
input,select,button{font:inherit;color:var(--ink);background:var(--raised);border:1px solid var(--rule);border-radius:3px;padding:.25rem .45rem;min-height:1.9rem;max-width:100%}
select{padding-right:.2rem}
button{cursor:pointer}
button:hover,select:hover{border-color:var(--soft)}
.search{flex:1 1 15rem;max-width:24rem}
.search input{width:100%}
input::placeholder{color:var(--soft);opacity:1}
.more>summary{display:none}
.more>div{display:flex;flex-wrap:wrap;gap:.5rem 1.1rem;align-items:center}
::highlight(sought){background:var(--v2);color:var(--ink)}
output{color:var(--soft);margin-left:auto;font-family:var(--serif);font-style:italic;font-size:.875rem}
`

const matrix = `
h2{font-size:1.2rem;font-weight:600;padding:1.5rem var(--gap) 0}
.intro{padding:0 var(--gap) .75rem;color:var(--soft)}
.scroller{overflow:auto;max-height:90vh;border-block:1px solid var(--rule);overscroll-behavior:contain;scroll-padding:5rem 1rem 1rem var(--names)}
.matrix{border-collapse:separate;border-spacing:0;table-layout:fixed;width:max(100%,calc(var(--names) + var(--columns)*var(--cell)));font:.78rem/1.3 var(--sans)}
.names{width:var(--names)}
.matrix th{text-align:left;font-weight:400;background:var(--paper)}
.matrix thead th{position:sticky;top:0;z-index:3;height:2.4rem;padding:.2rem;text-align:center;font-weight:600;background:var(--raised);border-bottom:1px solid var(--rule);font-variant-numeric:tabular-nums;line-height:1.1}
.matrix thead th:first-child{left:0;z-index:4;text-align:left;padding-left:var(--gap);border-right:1px solid var(--rule)}
#recordings{--cell:3.9rem}
#recordings thead th:not(:first-child){font-size:.72rem;overflow-wrap:normal}
.matrix thead [data-mark]{box-shadow:inset 0 -3px var(--ink)}
.matrix thead [data-mark]::before{content:attr(data-mark);display:block;font-size:.62rem;color:var(--soft)}
.matrix .group th{position:sticky;top:2.4rem;z-index:2;padding:.85rem var(--gap) .3rem;font:600 .95rem/1.3 var(--serif);border-bottom:1px solid var(--rule)}
.group span{position:sticky;left:var(--gap)}
.matrix tbody th:not([colspan]){position:sticky;left:0;z-index:1;border-right:1px solid var(--rule)}
.matrix tbody tr:not(.group) th{padding:.32rem .6rem .32rem var(--gap);border-bottom:1px solid var(--rule);cursor:pointer}
.matrix th a{font:.8rem/1.3 var(--mono);color:var(--ink);text-decoration:none}
.matrix tr:hover th a{text-decoration:underline}
.matrix tr:not(.group)>th>span{color:var(--soft);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font:.76rem/1.32 var(--serif)}
.matrix td{padding:0 .1rem;text-align:center;font-weight:600;border-left:2px solid var(--paper);border-bottom:1px solid var(--paper);cursor:pointer;font-variant-numeric:tabular-nums}
.matrix td.none{color:var(--soft);font-weight:400}
.matrix [aria-selected] th{background:var(--raised);box-shadow:inset 4px 0 var(--ink)}
.matrix [aria-selected] td{border-bottom-color:var(--ink);box-shadow:inset 0 1px var(--ink)}
.matrix [aria-current]{outline:2px solid var(--ink);outline-offset:-2px;position:relative;z-index:1}
.matrix :focus-visible{outline-color:var(--focus);outline-offset:-2px;z-index:2}
.matrix td:focus-visible{position:relative}
#reading{font:.8rem/1.4 var(--sans);color:var(--soft);padding:.3rem var(--gap);min-height:1.9rem;border-top:1px solid var(--rule);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
#none{padding:2rem var(--gap)}
html:not(.js) :is(#reading,#panel){display:none}
`

const pair = `
.matrix.pair,.pair thead{display:block;width:auto}
.pair tbody{display:contents}
.pair{display:flex!important;flex-direction:column}
.pair tr{display:grid;grid-template-columns:minmax(12rem,2fr) minmax(0,3fr) minmax(0,3fr);border-bottom:1px solid var(--rule)}
.pair .group,.pair colgroup{display:none}
.pair thead{position:sticky;top:0;z-index:4;order:-1}
.matrix.pair :is(th,td){position:static;border:0}
.pair tbody tr:not(.group) th{border:0!important}
.matrix.pair td{text-align:left;font:400 .9rem/1.4 var(--serif);padding:.4rem .7rem!important;margin:.2rem;border-radius:4px;overflow-wrap:anywhere}
.matrix.pair td[data-column]::before{content:attr(data-column);display:block;font:600 .72rem/1.4 var(--sans)}
.pair tbody th::before{content:attr(data-area)'.';font:.8rem/1.3 var(--mono)}
.matrix.pair tr:not(.group)>th>span{-webkit-line-clamp:4;display:-webkit-box}
`

const entry = `
.entries{container:panel/inline-size;padding:.5rem var(--gap);max-width:68rem}
.entries summary{cursor:pointer;font-weight:600;padding:.3rem 0}
article{padding:.75rem 0 1.5rem}
h3{font:600 1.15rem/1.35 var(--mono);letter-spacing:-.02em}
h3:focus{outline:none}
article:target h3{text-decoration:underline}
.what{font-size:1.05rem;margin:.25rem 0 .4rem;max-width:42rem}
.about,.note{color:var(--soft);font-style:italic}
.values{border-collapse:collapse;width:100%;margin:.9rem 0;font-size:.9rem;line-height:1.45}
.values th{text-align:left;font:600 .72rem/1.4 var(--sans);color:var(--soft);padding:.2rem .8rem .2rem 0;border-bottom:1px solid var(--ink)}
.values td{vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--rule)}
.values td:last-child{padding-right:0}
.values td:nth-child(2):nth-last-child(n+2),.values td:nth-child(3){font:.78rem/1.6 var(--sans);min-width:4.5rem}
.values .here{background:var(--raised)}
.chip{display:inline-block;min-width:1.5em;padding:0 .3em;text-align:center;border-radius:2px;font:600 .75rem/1.5 var(--sans)}
.means,.values q{color:var(--soft)}
.values cite{font-style:normal;font-family:var(--mono);font-size:.84em}
dl>div{display:grid;grid-template-columns:7rem 1fr;gap:.2rem .8rem}
dt{color:var(--soft);font-style:italic}
.value dl>div{grid-template-columns:minmax(3rem,auto) 1fr;justify-content:start}
ins,del{text-decoration:none;font-style:italic;color:var(--soft)}
.value details{display:inline}
summary{cursor:pointer}
.value summary,.program summary{color:var(--link);font:.78rem/1.6 var(--sans);display:inline-block}
`

const desk = `
.js body{display:grid;grid-template:auto auto auto minmax(0,1fr)/minmax(0,1fr) auto;height:100vh;height:100dvh;overflow:hidden}
.js :is(.top,nav,.filters){grid-column:1/-1}
.js .view,.js .entries,.js .view>:is(h2,.intro){display:none}
.js main{display:flex;flex-direction:column;min-height:0;min-width:0}
.js .view.shown{display:flex;flex-direction:column;min-height:0;flex:0 1 auto}
.js .view.shown .scroller{max-height:none;flex:0 1 auto;border-bottom:0}
.js #reading{margin-top:auto;flex:none}
.js .top{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem;padding-top:.8rem}
#panel{overflow:auto;width:min(50vw,58rem);padding:0 var(--gap) 2rem;border-left:1px solid var(--rule);border-top:1px solid var(--rule);overscroll-behavior:contain;container:panel/inline-size}
.wide.open main{display:none}
.wide #panel{width:100vw;border-left:0}
.bar{position:sticky;top:0;z-index:2;display:flex;gap:.5rem;justify-content:flex-end;padding:.5rem 0;background:var(--paper);font:.8125rem/1.4 var(--sans)}
.bar [aria-pressed=true]{background:var(--ink);color:var(--paper)}
#panel article{padding-top:0}
.bar [data-do=evidence]{margin-right:auto}
@media(min-width:701px){.open{--names:14.5rem;--cell:2.6rem}}
`

const phone = `
@media(max-width:700px){
:root{--names:9.5rem;--cell:2.9rem;--gap:.8rem}
h1{font-size:1.2rem}
.js .top p{display:none}
.filters{padding-block:.4rem}
.search{max-width:none;flex-basis:100%}
.more{flex:1 1 auto}
.more>summary{display:list-item;color:var(--link);padding:.25rem 0}
.filters select,.filters input,.filters button{min-height:2.4rem;font-size:1rem}
.more>div{padding:.4rem 0}
.matrix tr:not(.group)>th>span{color:var(--soft);display:none}
.matrix tbody tr:not(.group) th{padding-block:.6rem}
.matrix th a{font-size:.75rem}
#reading{display:none}
.pair tr{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.pair tbody th{grid-column:1/-1}
.pair thead{display:none!important}
#panel,.wide #panel{position:fixed;inset:0;width:auto;z-index:9;background:var(--paper);border:0}
.bar button{min-height:2.4rem;min-width:4rem}
.bar [data-do=wide]{display:none}
}
@media print{.scroller{max-height:none;overflow:visible}.filters,nav,#reading{display:none!important}.js body{display:block;height:auto;overflow:visible}}
`

export const style = [text, theme, filters, matrix, pair, entry, transcriptStyle, desk, phone]
  .join('')
  .replaceAll('\n', '')
