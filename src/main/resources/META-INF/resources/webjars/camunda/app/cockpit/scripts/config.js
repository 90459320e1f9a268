// Takes the place of the file that Camunda ships, which is nothing but examples in comments.
import '../../tasklist/server-lease/chosen.js';

const t = (chinese, english) =>
  /^zh\b/i.test((navigator.languages && navigator.languages[0]) || navigator.language || '') ? chinese : english;

const ours = 'server-lease/cockpit';

const scripts = ['../tasklist/server-lease/outage', '../tasklist/server-lease/shell', ours];

// As long as somebody waits for a page; the style sheet says a little later that Cockpit has not started.
const PATIENCE_SECONDS = 6;

// Cockpit stays white for good if one of them does not load, and shows not even its log-in while one of them hangs: what
// loads them would read on in nothing. Here it reads an empty script instead, and people are told what is missing.
scripts.map = load => Array.from(scripts, script =>
  Promise.race([load(script), late()]).then(loaded => loaded || without(script)));

const late = () => new Promise(over => setTimeout(over, PATIENCE_SECONDS * 1000));

function without(script) {
  if (script === ours) {
    const told = document.createElement('p');
    told.className = 'sl-without';
    told.setAttribute('role', 'alert');
    told.textContent = t(
      '租赁概览与租赁列表未能载入，Cockpit 的其他部分不受影响；请刷新后再试，或者直接打开 /portfolio、/leases。',
      'The pages of portfolio and leases could not be loaded; the rest of Cockpit works. Reload, or open /portfolio or'
        + ' /leases itself.');
    document.body.append(told);
  }
  return {};
}

export default {
  app: {name: t('流程监控', 'Cockpit'), vendor: t('服务器租赁', 'Server Lease')},

  customScripts: scripts,

  // The engine would count all of its instances for each look at a diagram; our overlays show figures that are counted
  // once a minute for everybody. Who wants the engine's own switches them on at the diagram.
  runtimeActivityInstanceMetrics: {
    display: false
  },

  // Only the part of the browser's language before the hyphen counts: zh-CN and zh-TW both get locales/zh.json.
  locales: {
    availableLocales: ['en', 'de', 'zh'],
    fallbackLocale: 'en'
  }
};
