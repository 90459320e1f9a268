// Around each of Camunda's applications stands what stands around our own pages: people sign in and out at one page,
// which leads back here, and the bar leads everywhere else. The applications bring a log-in and a menu of their own.
import './labels.js';
import './names.js';
import {zh} from './language.js';

document.documentElement.lang = zh ? 'zh' : 'en';

const application = document.querySelector('base').getAttribute('app-name');

async function showBar() {
  const answer = await fetch('/bar', {headers: {'X-Requested-With': 'bar'}});
  if (!answer.ok) {
    return;
  }
  const bar = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.bar');
  bar.querySelectorAll('.more a').forEach(link => {
    if (link.pathname === location.pathname) {
      link.setAttribute('aria-current', 'page');
    }
  });
  bar.querySelector('.language').addEventListener('submit', ({target}) => {
    target.elements.to.value = location.pathname + location.search + location.hash;
  });
  // the application's own places stand in the same row
  bar.querySelector('.find').after(document.querySelector('[cam-widget-header]'));
  const there = document.querySelector('.bar');
  if (there) {
    there.replaceWith(bar);
  } else {
    document.body.prepend(bar);
  }
  document.documentElement.classList.add('sl-barred');
}

const shell = ['$rootScope', $rootScope => {
  let leaving = false;
  const leave = (event, address) => {
    event.preventDefault();
    if (!leaving) {
      leaving = true;
      // what is open keeps its drafts first
      setTimeout(() => location.replace(address));
    }
  };
  $rootScope.$on('authentication.login.required', event => leave(event,
    `/login?ended&to=${encodeURIComponent(location.pathname + location.search)}${location.hash}`));
  $rootScope.$on('authentication.logout.success', event => leave(event, '/login?out'));
  $rootScope.$on('authentication.changed', (event, reader) => {
    if (reader) {
      showBar();
    }
  });
}];

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = '/front/bar.css';
document.head.append(style);

angular.module(`cam.${application}.custom`).run(shell);
