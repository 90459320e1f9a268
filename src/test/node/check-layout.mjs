/**
 * Draws every diagram the way Cockpit does, one picture a plane, and looks at what came out:
 *
 *   node check-layout.mjs <processes dir> [--svg DIR] [--png DIR] [--picture]
 *
 * Exits 1 and says where, if a collapsed sub-process has no plane of its own, a node no shape on its plane, edges cross
 * or lie upon each other, shapes overlap or leave their sub-process, an edge runs through a shape, a label covers
 * anything, or a text does not fit into its box; or if a picture beside the models is not its model's: --picture draws it
 * again. CHROMIUM names the browser.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const BROWSER = process.env.CHROMIUM || '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const MARGIN = 20;
const SLACK = 1; // px that rounding may take

/** Sub-processes that are drawn open: what happens in them is read together with what is around. */
const EXPANDED = new Set(['SubProcess_BeforeActivation', 'SubProcess_RentDemanded']);

/** Opens a browser in which diagrams can be drawn; `draw(xml)` tells what is where, plane by plane, and how it looks if asked. */
export async function openBoard() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: QUIET });
  const page = await browser.newPage();
  await page.setContent('<style>body { margin: 0 } .bjs-powered-by { display: none }</style><div id="canvas"></div>');
  await page.addStyleTag({ path: require.resolve('bpmn-js/dist/assets/diagram-js.css') });
  await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  return {
    draw: async (xml, looks = false) => {
      const { planes, ...whole } = await page.evaluate(openInPage, xml);
      const drawings = [];
      for (const plane of planes) {
        const drawing = await page.evaluate(drawInPage, [plane, MARGIN]);
        drawings.push({ ...drawing, svg: readable(drawing.svg), plane, png: looks && await picture(page, drawing.size) });
      }
      return { ...whole, planes: drawings };
    },
    close: () => browser.close()
  };
}

async function picture(page, size) {
  await page.setViewportSize(size);
  return page.screenshot();
}

/** Runs in the page: reads the model, and what its diagrams say of it. */
async function openInPage(xml) {
  window.viewer?.destroy();
  const viewer = window.viewer = new window.BpmnJS({ container: document.getElementById('canvas'), width: 1000, height: 1000 });
  // read apart: what is drawn is completed by the viewer, which makes a plane where there is none
  const { diagrams, rootElements } = (await viewer.get('moddle').fromXML(xml)).rootElement;
  const { warnings } = await viewer.importXML(xml);
  const scopes = [];
  const visit = (scope, parent) => {
    scopes.push({ id: scope.id, parent, nodes: scope.flowElements.map(({ id }) => id) });
    scope.flowElements.filter(inner => inner.flowElements).forEach(inner => visit(inner, scope.id));
  };
  rootElements.filter(root => root.flowElements).forEach(root => visit(root, null));
  const drawn = diagrams.map(({ plane }) => ({ of: plane.bpmnElement.id, elements: plane.get('planeElement').map(shape =>
    ({ id: shape.bpmnElement.id, expanded: shape.isExpanded })) }));
  const roots = viewer.get('canvas').getRootElements().map(({ id }) => id);
  return { scopes, drawn, planes: drawn.map(({ of }) => roots.find(id => id === of || id === `${of}_plane`)).filter(Boolean),
    warnings: warnings.map(w => w.message) };
}

/** Runs in the page. */
async function drawInPage([plane, margin]) {
  const canvasNode = document.getElementById('canvas');
  const viewer = window.viewer;
  const canvas = viewer.get('canvas');
  canvas.setRootElement(canvas.findRoot(plane));
  const { inner } = canvas.viewbox();
  const size = { width: Math.ceil(inner.width + 2 * margin), height: Math.ceil(inner.height + 2 * margin) };
  canvasNode.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
  canvasNode.firstElementChild.style.cssText += `width: ${size.width}px; height: ${size.height}px`;
  canvas.resized();
  canvas.viewbox({ x: inner.x - margin, y: inner.y - margin, ...size });

  const toDiagram = canvas.getActiveLayer().getScreenCTM().inverse();
  const boxOf = (node) => {
    const r = node.getBoundingClientRect();
    const a = new DOMPoint(r.left, r.top).matrixTransform(toDiagram);
    const b = new DOMPoint(r.right, r.bottom).matrixTransform(toDiagram);
    return { left: a.x, top: a.y, right: b.x, bottom: b.y };
  };
  const registry = viewer.get('elementRegistry');
  const shapes = [], edges = [], texts = [];
  registry.forEach((element, gfx) => {
    if (!element.parent || canvas.findRoot(element) !== canvas.getRootElement()) return;
    const visual = gfx.querySelector('.djs-visual');
    const lines = [...visual.querySelectorAll('tspan')].map(boxOf).filter(box => box.right > box.left);
    if (lines.length) {
      const symbols = element.labelTarget ? [] : [...visual.querySelectorAll(':scope > path')].map(boxOf);
      texts.push({ of: element.labelTarget?.id ?? element.id, inside: !element.labelTarget, lines, symbols });
    }
    if (element.labelTarget) return;
    if (element.waypoints) {
      edges.push({ id: element.id, source: element.source.id, target: element.target.id, parent: element.parent.id,
        points: element.waypoints.map(({ x, y }) => ({ x, y })) });
    } else {
      const { x, y, width, height } = element;
      const kind = /Gateway$/.test(element.type) ? 'diamond' : /Event$/.test(element.type) ? 'circle' : 'box';
      shapes.push({ id: element.id, kind, parent: element.parent.id, host: element.host?.id,
        container: element.type === 'bpmn:SubProcess' && !element.collapsed,
        left: x, top: y, right: x + width, bottom: y + height });
    }
  });
  return { shapes, edges, texts, size, svg: (await viewer.saveSVG()).svg.replace(/<rect class="djs-hit[^>]*>/g, '') };
}

/** What is wrong with a model's planes, and with each drawing, one line each; @param open ids of what is drawn open. */
export function defects({ scopes, drawn, warnings, planes }, open = EXPANDED) {
  return [...warnings.map(text => `import: ${text}`), ...planeDefects(scopes, drawn, open), ...planes.flatMap(drawingDefects)];
}

/** Where the planes do not say once, and in the right place, what the model has. */
function planeDefects(scopes, drawn, open) {
  const found = [];
  if (drawn[0]?.of !== scopes[0].id) found.push(`first diagram: it is ${drawn[0]?.of}'s, not the process's own`);
  const shown = new Map(drawn.flatMap(({ elements }) => elements).map(shape => [shape.id, shape]));
  const planeOf = (scope) => open.has(scope.id) ? planeOf(scopes.find(({ id }) => id === scope.parent)) : scope.id;
  for (const scope of scopes) {
    const own = drawn.filter(({ of }) => of === scope.id).length;
    const isOpen = open.has(scope.id);
    if (own !== (isOpen ? 0 : 1)) found.push(`plane: ${scope.id} has ${own} of its own`);
    if (scope.parent && shown.get(scope.id)?.expanded !== isOpen) found.push(`frame: ${scope.id} is ${isOpen ? 'not drawn open' : 'not collapsed'}`);
    for (const node of scope.nodes) {
      const places = drawn.flatMap(({ of, elements }) => elements.filter(({ id }) => id === node).map(() => of));
      if (places.length !== 1 || places[0] !== planeOf(scope)) found.push(`shape: ${node} is drawn on [${places}], not once on ${planeOf(scope)}`);
    }
  }
  return found;
}

/** What is wrong with one plane's drawing. */
function drawingDefects({ shapes, edges, texts }) {
  const found = [];
  const say = (kind, text, at) => found.push(`${kind}: ${text}${at ? ` at ${Math.round(at.x)},${Math.round(at.y)}` : ''}`);
  const shape = new Map(shapes.map(s => [s.id, s]));
  const ancestors = (id) => {
    const chain = [];
    for (let s = shape.get(shape.get(id)?.parent); s; s = shape.get(s.parent)) chain.push(s.id);
    return chain;
  };
  const pairs = (list, visit) => list.forEach((a, i) => list.slice(i + 1).forEach(b => visit(a, b)));

  pairs(shapes, (a, b) => {
    if (a.host === b.id || b.host === a.id || ancestors(a.id).includes(b.id) || ancestors(b.id).includes(a.id)) return;
    if (overlap(a, b)) say('shapes overlap', `${a.id} and ${b.id}`, corner(a));
  });
  for (const s of shapes) {
    const parent = shape.get(s.parent);
    if (parent && !inside(s, parent)) say('shape leaves its sub-process', `${s.id} in ${parent.id}`, corner(s));
  }

  pairs(edges, (a, b) => {
    const shared = [a.source, a.target].filter(id => id === b.source || id === b.target).map(id => shape.get(id));
    for (const s of segments(a)) for (const t of segments(b)) {
      const common = commonStretch(s, t);
      if (common) { say('edges lie upon each other', `${a.id} and ${b.id}`, common); continue; }
      const at = meet(s, t);
      if (at && !shared.some(one => contains(grown(one, SLACK), at))) say('edges cross', `${a.id} and ${b.id}`, at);
    }
  });
  for (const e of edges) {
    const around = new Set([...ancestors(e.source), ...ancestors(e.target)]);
    for (const s of shapes) {
      if (!around.has(s.id) && segments(e).some(part => runsThrough(part, s))) say('edge runs through a shape', `${e.id} through ${s.id}`, corner(s));
    }
  }

  for (const t of texts) {
    const own = t.inside ? shape.get(t.of) : null;
    if (own && !inside(union(t.lines), own)) say('text does not fit', t.of, corner(own));
    if (t.lines.some(line => t.symbols.some(symbol => overlap(line, symbol)))) say('text covers its symbol', t.of, corner(own));
    const around = shape.has(t.of) ? ancestors(t.of) : ancestors(edges.find(e => e.id === t.of).source);
    for (const s of shapes) {
      const clash = (line) => around.includes(s.id) ? !inside(line, s) : overlap(line, s);
      if (s !== own && t.lines.some(clash)) say('label covers a shape', `label of ${t.of} and ${s.id}`, corner(t.lines[0]));
    }
    for (const e of edges) {
      if (t.lines.some(line => segments(e).some(part => clipped(part, line)))) say('label covers an edge', `label of ${t.of} and ${e.id}`, corner(t.lines[0]));
    }
  }
  pairs(texts, (a, b) => {
    if (a.lines.some(line => b.lines.some(other => overlap(line, other)))) say('labels overlap', `${a.of} and ${b.of}`, corner(union(a.lines)));
  });
  return [...new Set(found)];
}

// geometry; boxes are {left, top, right, bottom}

const corner = (box) => ({ x: box.left, y: box.top });
const grown = (box, by) => ({ left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by });
const contains = (box, p) => p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
const inside = (a, b) => a.left >= b.left - SLACK && a.right <= b.right + SLACK && a.top >= b.top - SLACK && a.bottom <= b.bottom + SLACK;
const overlap = (a, b) => a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;
const union = (boxes) => ({ left: Math.min(...boxes.map(b => b.left)), top: Math.min(...boxes.map(b => b.top)),
  right: Math.max(...boxes.map(b => b.right)), bottom: Math.max(...boxes.map(b => b.bottom)) });
const segments = (edge) => edge.points.slice(1).map((to, i) => [edge.points[i], to]);
const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
const length = ([a, b]) => Math.hypot(b.x - a.x, b.y - a.y);

/** The point in which two segments meet, ends included, unless they are parallel. */
function meet([a, b], [c, d]) {
  const turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (Math.abs(turn) < 1e-6) return null;
  const s = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / turn;
  const t = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / turn;
  return s < 0 || s > 1 || t < 0 || t > 1 ? null : { x: a.x + s * (b.x - a.x), y: a.y + s * (b.y - a.y) };
}

/** Where two parallel segments run less than 2 px apart for more than 2 px. */
function commonStretch(s, t) {
  const len = length(s);
  if (!len || !length(t) || t.some(p => Math.abs(cross(s[0], s[1], p)) / len >= 2)) return null;
  const along = (p) => ((p.x - s[0].x) * (s[1].x - s[0].x) + (p.y - s[0].y) * (s[1].y - s[0].y)) / len;
  const [from, to] = t.map(along).sort((p, q) => p - q);
  return Math.min(to, len) - Math.max(from, 0) > 2 ? t[0] : null;
}

/** The part of a segment within a box, or null. */
function clipped([a, b], box) {
  let from = 0, to = 1;
  for (const [p, d, low, high] of [[a.x, b.x - a.x, box.left, box.right], [a.y, b.y - a.y, box.top, box.bottom]]) {
    if (d === 0) { if (p <= low || p >= high) return null; continue; }
    const [near, far] = [(low - p) / d, (high - p) / d].sort((x, y) => x - y);
    from = Math.max(from, near);
    to = Math.min(to, far);
  }
  return from < to ? [from, to].map(t => ({ x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) })) : null;
}

/** Whether a segment enters the inside of a shape by more than a docking's rounding. */
function runsThrough(segment, shape) {
  const depth = 3;
  const part = clipped(segment, grown(shape, -depth));
  if (!part || shape.kind === 'box') return Boolean(part);
  const middle = { x: (shape.left + shape.right) / 2, y: (shape.top + shape.bottom) / 2 };
  const radius = (shape.right - shape.left) / 2 - depth;
  const distance = shape.kind === 'diamond'
    ? (p) => Math.abs(p.x - middle.x) + Math.abs(p.y - middle.y)
    : (p) => Math.hypot(p.x - middle.x, p.y - middle.y);
  return Array.from({ length: 21 }, (_, i) => ({ x: part[0].x + i / 20 * (part[1].x - part[0].x), y: part[0].y + i / 20 * (part[1].y - part[0].y) }))
    .some(p => distance(p) < radius);
}

/** The same picture for the same model, on white. */
function readable(svg) {
  const markers = [...new Set(svg.match(/(?<=id="marker-)\w+/g))];
  return markers.reduce((text, marker, i) => text.replaceAll(`marker-${marker}`, `marker-${i}`), svg)
    .replace(/<svg [^>]*viewBox="(\S+) (\S+) (\S+) (\S+)"[^>]*>/, '$&<rect x="$1" y="$2" width="$3" height="$4" fill="white"/>');
}

/** Whether two pictures are of one model; where lines break, and how wide a label is, is a matter of the fonts at hand. */
export function samePicture(one, other) {
  const essence = (svg) => svg.replace(/<svg [^>]*>(<rect [^>]*>)?/, '').replace(/<\/?tspan[^>]*>/g, '')
    .replace(/(<text[^>]*>)([^<]*)/g, (whole, tag, text) => tag + text.replace(/\s/g, ''))
    .replace(/(data-element-id="\w+_label") transform="[^"]*"/g, '$1');
  return essence(one) === essence(other);
}

/** The process's own plane has its name, a sub-process's the name of both. */
const pictureName = (process, plane) => plane === process ? process : `${process}--${plane.replace(/^SubProcess_/, '').replace(/_plane$/, '')}`;

async function main() {
  const { values, positionals: [dir] } = parseArgs({ allowPositionals: true, options: { svg: { type: 'string' }, png: { type: 'string' }, picture: { type: 'boolean' } } });
  if (!dir || !existsSync(dir)) throw new Error('usage: node check-layout.mjs <processes dir> [--svg DIR] [--png DIR] [--picture]');
  const files = readdirSync(dir).filter(name => name.endsWith('.bpmn')).sort();
  if (!files.length) throw new Error(`no .bpmn file in ${dir}`);
  for (const out of [values.svg, values.png].filter(Boolean)) mkdirSync(out, { recursive: true });

  const board = await openBoard();
  try {
    for (const file of files) {
      const model = await board.draw(readFileSync(join(dir, file), 'utf8'), Boolean(values.png));
      for (const { plane, svg, png } of model.planes) {
        const name = pictureName(basename(file, '.bpmn'), plane);
        if (values.svg) writeFileSync(join(values.svg, `${name}.svg`), svg);
        if (values.png) writeFileSync(join(values.png, `${name}.png`), png);
      }
      const found = defects(model);
      const picture = join(dir, file.replace(/bpmn$/, 'svg'));
      if (existsSync(picture)) {
        if (values.picture) writeFileSync(picture, model.planes[0].svg);
        if (!samePicture(readFileSync(picture, 'utf8'), model.planes[0].svg)) found.push(`picture: ${basename(picture)} is not the model's (npm run pictures)`);
      }
      found.forEach(line => console.error(`${file}: ${line}`));
      const count = (what) => model.planes.reduce((sum, plane) => sum + plane[what].length, 0);
      console.log(`${file}: ${model.planes.length} planes, ${count('shapes')} shapes, ${count('edges')} edges, ${count('texts')} texts, ${found.length} defects`);
      if (found.length) process.exitCode = 1;
    }
  } finally {
    await board.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
