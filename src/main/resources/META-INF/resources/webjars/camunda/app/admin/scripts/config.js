// Takes the place of the file that Camunda ships, which is nothing but examples in comments.
import '../../tasklist/server-lease/chosen.js';
export default {
  customScripts: ['../tasklist/server-lease/outage', '../tasklist/server-lease/shell'],

  // Only the part of the browser's language before the hyphen counts: zh-CN and zh-TW both get locales/zh.json.
  locales: {
    availableLocales: ['en', 'de', 'zh'],
    fallbackLocale: 'en'
  }
};
