// What is typed into the search is a lease's number, or a part of it such as its last digits: people have it from a mail
// or hear it on the telephone. Camunda takes it for a task's name, by which no lease is found.
import {t} from './language.js';

export const search = ['$provide', $provide => $provide.decorator('camWidgetSearchDirective', [
  '$delegate', directives => {
    const [directive] = directives;
    const {link} = directive;
    directive.compile = () => function (scope, ...rest) {
      scope.types.forEach(type => {
        type.default = type.id.key === 'processInstanceBusinessKey';
      });
      scope.translations.inputPlaceholder = t('租赁编号或其末尾数字', 'Lease number or its last digits');
      link.call(this, scope, ...rest);
    };
    return directives;
  }])];
