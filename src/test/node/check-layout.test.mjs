/** Each kind of defect is drawn once, in a diagram that is otherwise sound, on its first and on its second plane, and must be seen. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defects, openBoard, samePicture } from './check-layout.mjs';

const sound = {
  shapes: {
    Start: ['startEvent', [100, 100, 36, 36], ['开始 Start', [73, 145, 90, 14]]],
    Review: ['userTask', [200, 78, 140, 80], ['复核 Review']],
    Decide: ['userTask', [400, 78, 140, 80], ['决定 Decide']],
    Frame: ['subProcess', [200, 250, 340, 160], ['框 Frame']],
    Inner: ['task', [300, 300, 140, 80], ['内 Inner'], 'Frame'],
    End: ['endEvent', [600, 312, 36, 36], ['结束 End', [573, 355, 90, 14]]],
    Stage: ['subProcess', [600, 78, 140, 80], ['阶段 Stage']],
    Begin: ['startEvent', [100, 100, 36, 36], ['开始 Begin', [73, 145, 90, 14]], 'Stage'],
    Step: ['task', [200, 78, 140, 80], ['步骤 Step'], 'Stage'],
    Next: ['task', [400, 78, 140, 80], ['下一步 Next'], 'Stage']
  },
  open: { Frame: true, Stage: false },
  planes: { P: ['Start', 'Review', 'Decide', 'Frame', 'Inner', 'End', 'Stage'], Stage: ['Begin', 'Step', 'Next'] },
  edges: {
    Start_Review: ['Start', 'Review', [[136, 118], [200, 118]]],
    Review_Decide: ['Review', 'Decide', [[340, 118], [400, 118]]],
    Decide_Frame: ['Decide', 'Frame', [[470, 158], [470, 250]], ['去 Go', [480, 195, 90, 14]]],
    Frame_End: ['Frame', 'End', [[540, 330], [600, 330]]],
    Begin_Step: ['Begin', 'Step', [[136, 118], [200, 118]]],
    Step_Next: ['Step', 'Next', [[340, 118], [400, 118]]]
  }
};

const broken = {
  'edges cross': d => { d.edges.Start_Review[2] = [[118, 136], [118, 200], [650, 200], [650, 60], [270, 60], [270, 78]]; },
  'edges lie upon each other': d => { d.edges.Frame_End[2] = [[470, 250], [470, 200], [618, 200], [618, 312]]; },
  'shapes overlap': d => { d.shapes.Decide[1] = [330, 78, 140, 80]; },
  'shape leaves its sub-process': d => { d.shapes.Inner[1] = [420, 300, 140, 80]; },
  'edge runs through a shape': d => { d.edges.Start_Review[2] = [[136, 118], [180, 118], [180, 320], [580, 320], [580, 40], [270, 40], [270, 78]]; },
  'text does not fit': d => { d.shapes.Review[2] = ['复核使用情况并且写明理由'.repeat(10)]; },
  'text covers its symbol': d => { d.shapes.Review[2] = ['复核使用情况并且写明理由 '.repeat(4)]; },
  'label covers a shape': d => { d.shapes.Start[2][1] = [180, 100, 90, 14]; },
  'label covers an edge': d => { d.edges.Decide_Frame[3][1] = [425, 195, 90, 14]; },
  'labels overlap': d => { d.edges.Decide_Frame[3][1] = [573, 355, 90, 14]; },
  'first diagram': d => { d.planes = { Stage: d.planes.Stage, P: d.planes.P }; },
  'plane: Stage has 0': d => { delete d.planes.Stage; },
  'plane: Frame has 1': d => { d.planes.Frame = []; },
  'frame: Stage is not collapsed': d => { d.open.Stage = true; },
  'frame: Frame is not drawn open': d => { d.open.Frame = false; },
  'shape: Next is drawn on []': d => { d.planes.Stage.pop(); },
  'shape: Inner is drawn on [P,Stage]': d => { d.planes.Stage.push('Inner'); },
  'shape: Step is drawn on [P]': d => { d.planes = { P: [...d.planes.P, 'Step'], Stage: ['Begin', 'Next'] }; },
  'shapes overlap: Step': d => { d.shapes.Next[1] = [330, 78, 140, 80]; },
  'edge runs through a shape: Begin_Step': d => { d.edges.Begin_Step[2] = [[118, 100], [118, 118], [560, 118], [560, 40], [270, 40], [270, 78]]; },
  'text does not fit: Step': d => { d.shapes.Step[2] = ['复核使用情况并且写明理由'.repeat(10)]; }
};
const OPEN = new Set(['Frame']);

let board;
before(async () => { board = await openBoard(); });
after(() => board.close());

test('nothing is wrong with a sound diagram', async () => {
  assert.deepEqual(defects(await board.draw(bpmn(sound)), OPEN), []);
});
for (const [kind, breakIt] of Object.entries(broken)) {
  test(`${kind}: seen`, async () => {
    const diagram = structuredClone(sound);
    breakIt(diagram);
    const found = defects(await board.draw(bpmn(diagram)), OPEN);
    assert.ok(found.some(line => line.startsWith(kind)), found.join('\n') || 'nothing found');
  });
}

test('a picture is compared with its model, whatever the fonts', async () => {
  const picture = async (change) => {
    const diagram = structuredClone(sound);
    change(diagram);
    return (await board.draw(bpmn(diagram))).planes[0].svg;
  };
  const drawn = await picture(() => {});
  assert.ok(samePicture(drawn, await picture(() => {})));
  assert.ok(samePicture(drawn, drawn.replace(/<tspan x="[^"]*"/g, '<tspan x="1"')));
  assert.ok(!samePicture(drawn, await picture(d => { d.shapes.End[1][0] = 610; })));
  assert.ok(!samePicture(drawn, await picture(d => { d.shapes.End[2][0] = '终 End'; })));
  assert.ok(!samePicture(drawn, await picture(d => { d.edges.Frame_End[2].splice(1, 0, [570, 330]); })));
  assert.ok(!samePicture(drawn, await picture(d => { d.shapes.Review[0] = 'serviceTask'; })));
});

function bpmn({ shapes, edges, planes, open }) {
  const bounds = ([x, y, width, height]) => `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  const label = (box) => box ? `<bpmndi:BPMNLabel>${bounds(box)}</bpmndi:BPMNLabel>` : '';
  const scope = (parent) => Object.entries(shapes).filter(([, s]) => s[3] === parent)
    .map(([id, [type, , [name]]]) => `<bpmn:${type} id="${id}" name="${name}">${scope(id)}</bpmn:${type}>`).join('')
    + Object.entries(edges).filter(([, [from]]) => shapes[from][3] === parent)
      .map(([id, [from, to, , name]]) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${name ? ` name="${name[0]}"` : ''}/>`).join('');
  const shape = (of) => (id) => {
    const [, box, [, labelBox]] = shapes[id];
    return `<bpmndi:BPMNShape id="${id}_${of}_di" bpmnElement="${id}"${id in open ? ` isExpanded="${open[id]}"` : ''}>${bounds(box)}${label(labelBox)}</bpmndi:BPMNShape>`;
  };
  const edge = ([id, [, , points, name]]) =>
    `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}${label(name?.[1])}</bpmndi:BPMNEdge>`;
  const diagram = ([of, ids]) => `<bpmndi:BPMNDiagram id="DI_${of}"><bpmndi:BPMNPlane id="PL_${of}" bpmnElement="${of}">${ids.map(shape(of)).join('')}
    ${Object.entries(edges).filter(([, [from, to]]) => ids.includes(from) && ids.includes(to)).map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="t">
  <bpmn:process id="P">${scope(undefined)}</bpmn:process>${Object.entries(planes).map(diagram).join('')}</bpmn:definitions>`;
}
