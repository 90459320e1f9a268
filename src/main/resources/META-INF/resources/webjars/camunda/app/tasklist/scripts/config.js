// Takes the place of the file that Camunda ships; the shortcuts are Camunda's.
import '../server-lease/chosen.js';

// Of the user's language and the fallback, whichever file comes last sets the words of time: "3 minutes ago" among
// Chinese labels. The Chinese file has all labels, so it needs no other to fall back to.
const language = (navigator.languages ? navigator.languages[0] : navigator.language) || '';
const fallbackLocale = /^zh\b/i.test(language) ? 'zh' : 'en';
const t = (chinese, english) => fallbackLocale === 'zh' ? chinese : english;

export default {
  app: {name: t('任务列表', 'Tasklist'), vendor: t('服务器租赁', 'Server Lease')},

  customScripts: ['server-lease/tasklist'],

  // Only the part of the browser's language before the hyphen counts: zh-CN and zh-TW both get locales/zh.json.
  locales: {
    availableLocales: ['en', 'de', 'zh'],
    fallbackLocale
  },

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: t('认领所选任务', 'Claim the selected task')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: t('转到第一个筛选', 'Go to the first filter')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: t('转到列表中的第一个任务', 'Go to the first task in the list')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: t('转到表单的第一个字段', 'Go to the first field of the form')
    },
    nextTask: {
      key: 'ctrl+alt+n',
      description: t('打开列表中的下一项任务', 'Open the next task in the list')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: t('打开“发起流程”窗口', 'Open the dialog that starts a process')
    }
  }
};
