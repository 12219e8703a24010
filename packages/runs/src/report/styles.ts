import { html, type Markup } from './html.ts';

/**
 * The style sheet. Belief states have the same colour everywhere, from the palette of Okabe and Ito (2008, "Color
 * universal design"), and each its own dash besides. Dark colours are for screens only: paper is white.
 */
export const STYLES: Markup = html`<style>
:root{color-scheme:light;--paper:#fff;--ink:#1d232b;--soft:#5a6572;--line:#dfe3e8;--hair:#eceff2;--panel:#f7f8fa;--accent:#0072b2;
--s0:#7d8794;--s1:#e69f00;--s2:#d55e00;--s3:#0072b2;--s4:#8a4f7d;--s1-text:#966700;--s2-text:#bd5300;--s0-text:#5f6974;--tie:#5a6572;--notice:#fff6e3;--heat:#0b4f7d;--mean:#d55e00;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Liberation Serif",serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#14181d;--ink:#e4e8ed;--soft:#9aa6b3;--line:#333b45;--hair:#232a32;--panel:#1b2027;--accent:#56b4e9;
--s0:#8b96a3;--s1:#f0c04a;--s2:#f2731a;--s3:#56b4e9;--s4:#d39bc6;--s1-text:#f0c04a;--s2-text:#f58434;--s0-text:#9aa6b3;--tie:#9aa6b3;--notice:#2c2516;--heat:#7cc6f2;--mean:#f2731a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 var(--serif)}
main,header,footer{max-width:908px;margin:0 auto;padding:0 24px}
header{padding-top:56px}
h1,h2,h3{font-weight:600;line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:2.5rem;margin:.1em 0 .35em;letter-spacing:-.01em}
h1::first-letter{text-transform:uppercase}
h2{font-size:1.55rem;margin:0 0 .8em;padding-top:1.1em;border-top:1px solid var(--line)}
h3{font-size:1.08rem;margin:2em 0 .6em}
section{margin:56px 0 0}
p{margin:0 0 1em;overflow-wrap:anywhere}
bdi{unicode-bidi:isolate}
.kicker,.tiles,table,.fine,figcaption,summary,.figure-title,.panel-note,.legend-line,.facts,.meanings,nav,.notice{font-family:var(--sans)}
.kicker{color:var(--soft);font-size:.82rem;margin:0}
.lead{font-size:1.15rem;color:var(--soft);max-width:44em}
.fine{font-size:.86rem;color:var(--soft);line-height:1.5}
.notice{background:var(--notice);border-left:3px solid var(--s1);padding:.7em 1em;font-size:.92rem}
.tiles{display:grid;grid-template-columns:repeat(6,auto);justify-content:space-between;gap:20px 28px;margin:2.2em 0 1.4em;padding:1.3em 0;border:solid var(--line);border-width:1px 0}
.tiles dt{font-size:.8rem;color:var(--soft)}
.tiles dd{margin:0;font-variant-numeric:tabular-nums}
.tiles .value{display:block;font-size:1.65rem;line-height:1.25;font-weight:500;letter-spacing:-.01em}
.tiles .note{font-size:.78rem;color:var(--soft);overflow-wrap:anywhere}
nav{font-size:.86rem;margin:1.4em 0 0}
nav ul{display:flex;flex-wrap:wrap;gap:.3em 1.15em;list-style:none;margin:0;padding:0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
blockquote.claim{margin:0 0 1em;padding:.1em 0 .1em 1.1em;border-left:3px solid var(--s2);font-size:1.3rem;line-height:1.45;font-style:italic}
blockquote.claim p{margin:0}
.whole{white-space:pre-line}
figure{margin:0 0 44px}
.figure-title{font-weight:600;font-size:.92rem;margin:0 0 .4em}
figcaption{font-size:.88rem;line-height:1.5;color:var(--soft);margin-top:.7em;max-width:64em;overflow-wrap:anywhere}
.grid2{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:12px 28px}
.small{max-width:415px}
.panels.three{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,250px),1fr));gap:16px}
.panel-note{font-size:.8rem;color:var(--soft);margin:.4em 0 0}
.legend-line{display:flex;flex-wrap:wrap;gap:.2em 1.3em;font-size:.84rem;margin:1em 0 0}
.legend-line span{display:inline-flex;align-items:center;gap:.4em}
.meanings{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:.15em 28px;font-size:.86rem;margin:0 0 2em}
.meanings div{display:flex;gap:.6em}.meanings dt{font-weight:600;min-width:6.6em}.meanings dd{margin:0;color:var(--soft)}
details{margin-top:.5em}
summary{cursor:pointer;font-size:.84rem;color:var(--accent);width:fit-content}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto;margin:0 0 1.2em}details .scroll{max-height:34em}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:.6em 0;caption-side:top}
th,td{padding:.42em .8em .42em 0;border-bottom:1px solid var(--hair);vertical-align:top}
th{font-weight:500}tbody th{font-weight:400}
thead th{border-bottom:1px solid var(--line);color:var(--soft);white-space:nowrap;vertical-align:bottom}
.number{text-align:right;white-space:nowrap}.text{text-align:left;overflow-wrap:anywhere;min-width:7em}
th:last-child,td:last-child{padding-right:0}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.9em 1.1em;overflow-x:auto;font:.86rem/1.5 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere}
code{font-family:var(--mono);font-size:.94em}
.hash{overflow-wrap:anywhere}
.facts{font-size:.88rem;margin:0}
.facts div{display:grid;grid-template-columns:minmax(8em,11em) 1fr;gap:1em;padding:.36em 0;border-bottom:1px solid var(--hair)}
.facts dt{color:var(--soft)}.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
.facts ul{margin:0;padding-left:1.1em}
footer{padding-top:40px;padding-bottom:56px}
svg.chart{display:block;width:100%;height:auto;overflow:visible;font:12.5px var(--sans);fill:var(--ink)}
svg.defs{position:absolute}
svg.narrow{display:none}
.axis path{stroke:var(--soft);stroke-width:1;fill:none}
.axis path.grid{stroke:var(--hair)}
.axis text,.action text{fill:var(--soft);font-size:12px;font-variant-numeric:tabular-nums}
.s0{--c:var(--s0);--t:var(--s0-text)}.s1{--c:var(--s1);--t:var(--s1-text)}.s2{--c:var(--s2);--t:var(--s2-text)}.s3{--c:var(--s3);--t:var(--s3)}.s4{--c:var(--s4);--t:var(--s4)}
.line{fill:none;stroke:var(--c);stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}
.line.s0{stroke-dasharray:.1 4.2;stroke-width:2.1}.line.s1{stroke-dasharray:8 5}.line.s2{stroke-width:2.6}.line.s3{stroke-dasharray:11 4 .1 4}.line.s4{stroke-dasharray:3 3}
.dot,.bar{fill:var(--c)}
.label{fill:var(--t);font-weight:600}.label .value{font-weight:400;font-variant-numeric:tabular-nums}
.mark{stroke:var(--ink);stroke-width:1.6}.guide{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 4;fill:none;opacity:.65}
.zero{stroke:var(--soft);stroke-width:1}
.hover rect{fill:var(--ink);fill-opacity:0}.hover rect:hover{fill-opacity:.07}
.heat{shape-rendering:crispEdges}
.h0,.h1,.h2,.h3,.h4,.h5,.h6{fill:var(--heat)}
.h0{fill-opacity:.05}.h1{fill-opacity:.13}.h2{fill-opacity:.25}.h3{fill-opacity:.42}.h4{fill-opacity:.6}.h5{fill-opacity:.8}
.mean{fill:none;stroke:var(--mean);stroke-width:2.2;stroke-linejoin:round}.mean-halo{fill:none;stroke:var(--paper);stroke-width:5;stroke-opacity:.75}
.mean-label{fill:var(--s2-text)}
.net{background:var(--panel);border-radius:6px}
.ties{fill:none;stroke:var(--tie);stroke-width:1}
.dots{fill:none;stroke:var(--c);stroke-linecap:round}
.net .dots.s0,.key .dots.s0{stroke-opacity:.55}.net .dots.s3,.key .dots.s3{stroke-linecap:square}
.link{fill:none;stroke:var(--soft);stroke-width:.8;stroke-opacity:.5}
.name{font-size:11.5px;font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
@media screen and (min-width:1200px){.panels.three{margin:0 -130px}}
@media (max-width:820px){.tiles{grid-template-columns:repeat(3,auto)}}
@media screen and (max-width:620px){body{font-size:16px}main,header,footer{padding-left:18px;padding-right:18px}header{padding-top:32px}h1{font-size:1.9rem}section{margin-top:40px}
.tiles{grid-template-columns:1fr 1fr}svg.wide{display:none}svg.narrow{display:block}.facts div{grid-template-columns:1fr;gap:0}
thead th{white-space:normal}th,td{padding-right:.6em}.text{min-width:5.5em}caption{position:sticky;left:0;max-width:calc(100vw - 40px)}}
@media print{@page{size:A4;margin:15mm}html{font-size:12.5px}body{font-size:1.05rem}.lead{font-size:1.1rem;max-width:none}blockquote.claim{font-size:1.2rem}main,header,footer{max-width:none;padding:0}header{padding-top:0}
section{margin-top:16pt}footer{padding:12pt 0 0;break-before:avoid}h2,h3,.figure-title{break-after:avoid}figure,tr,.panel,.tiles,.short,blockquote{break-inside:avoid}figure{margin-bottom:20pt}
.tiles{grid-template-columns:repeat(6,auto);gap:10px 14px}.tiles .value{font-size:1.25rem}.panels.three{grid-template-columns:repeat(3,1fr)}.grid2{grid-template-columns:1fr 1fr}
details,nav,.hover{display:none}.scroll{overflow:visible;max-height:none}thead{display:table-header-group}a{color:inherit}
svg,.net{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
</style>`;
