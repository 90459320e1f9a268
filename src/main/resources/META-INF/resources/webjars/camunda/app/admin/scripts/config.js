// Takes the place of the file that Camunda ships, which is nothing but examples in comments.
import '../../tasklist/server-lease/chosen.js';

const t = (chinese, english) =>
  /^zh\b/i.test((navigator.languages && navigator.languages[0]) || navigator.language || '') ? chinese : english;

export default {
  app: {name: t('用户管理', 'Admin'), vendor: t('服务器租赁', 'Server Lease')},

  customScripts: ['../tasklist/server-lease/outage', '../tasklist/server-lease/shell'],

  // Only the part of the browser's language before the hyphen counts: zh-CN and zh-TW both get locales/zh.json.
  locales: {
    availableLocales: ['en', 'de', 'zh'],
    fallbackLocale: 'en'
  }
};
