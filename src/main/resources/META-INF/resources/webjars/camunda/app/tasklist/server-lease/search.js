// What is typed into the search is a lease's number, or a part of it such as its last digits: people have it from a mail
// or hear it on the telephone. Camunda takes it for a task's name, by which no lease is found.
import {t} from './language.js';

const NUMBER = 'processInstanceBusinessKey';

export const search = ['$provide', $provide => $provide.decorator('camWidgetSearchDirective', [
  '$delegate', directives => {
    const [directive] = directives;
    const {link} = directive;
    directive.compile = () => function (scope, ...rest) {
      scope.types.forEach(type => {
        type.default = type.id.key === NUMBER;
      });
      scope.translations.inputPlaceholder = t('租赁编号或其末尾数字', 'Lease number or its last digits');
      link.call(this, scope, ...rest);
      // One lease is looked for at a time: no task belongs to two, unless any of them is enough.
      scope.$watchCollection('searches', searches => {
        const numbers = (searches || []).filter(one => one.type.value?.key === NUMBER);
        if (!scope.matchAny) {
          numbers.slice(0, -1).forEach(earlier => searches.splice(searches.indexOf(earlier), 1));
        }
      });
    };
    return directives;
  }])];
